from verbale.readers import read_text

FILLER = (
    "In this article we will explore the fascinating world of relations between Syldavia and Borduria. "
    "At the end of this journey we hope to have given our readers a new perspective."
)
TABLE = (
    "Syldavia |\nBorduria |\n|---|---|\n| Diplomatic mission | |\n"
    "| Embassy of Syldavia, Szohod | Embassy of Borduria, Klow |"
)
BODY = (
    "Syldavia and Borduria have had relations since 1920.[1] They share a border.[2]\n"
    "In 1938 the border was closed.[3]\n"
    "The border was opened again in 1950, after long talks in Klow between both ministers.[4][5]"
)
SPANISH = (
    "Las relaciones oficiales entre ambos países se establecieron mediante un comunicado conjunto firmado en Klow."
)
ENGLISH = "The ambassador of Syldavia was among the guests at the palace when the lights went out, the papers wrote."


def test_filler_table_and_loose_quotations(check, reasons):
    text = f"{FILLER}\n{TABLE}\n{BODY}\n\n{SPANISH}\n{ENGLISH}\n"
    document = check(read_text(text, slug="mirror"))
    assert document.format == "mirror"
    assert reasons(document) == {FILLER: "filler about the article itself"}
    rows = [b for b in document.blocks if b.kind.value == "table-row"]
    assert [c.of(text) for c in rows[0].cells] == ["Syldavia", "Borduria"]
    assert (rows[0].level, rows[0].header) == (1, ())
    assert rows[2].header == ("Syldavia", "Borduria")
    assert rows[2].headings == ("Diplomatic mission",)
    assert [c.of(text) for c in rows[2].cells] == ["Embassy of Syldavia, Szohod", "Embassy of Borduria, Klow"]
    prose = [b for b in document.blocks if b.kind.value == "paragraph"]
    assert [(b.language, b.quoted) for b in prose] == [("en", False)] * 3 + [("es", True), ("en", True)]
    assert [n.of(text) for n in prose[0].noise] == ["[1]", "[2]"]


def test_headings_over_empty_lists_do_not_cover_what_follows(check):
    text = (
        f"{BODY}\n\nHigh-level visit from Syldavia to Borduria\n"
        "High-level visit from Borduria to Syldavia\n"
        "Both signed a pact in 2011, which came into force two years later.[6]\n"
    )
    document = check(read_text(text, slug="mirror"))
    assert [b.passage.of(text) for b in document.blocks if b.kind.value == "heading"] == [
        "High-level visit from Syldavia to Borduria",
        "High-level visit from Borduria to Syldavia",
    ]
    assert document.blocks[-1].headings == ()


def test_images_tails_and_categories(check, reasons):
    text = (
        f"{BODY}\n\n\nHistory\n\nOld_bridge_(1901).jpg\n\nThe old bridge was built in 1901.[6]\n\n\nTrade\n\n"
        "Both states signed a trade pact in 2013.[7]\n\nCrafts\n\n"
        "Market_day.jpg market in Klow.]] Salt is sold on the market.[8]\n\n\nSee also\n\n-   Salt\n\n\n"
        "References\n\n\nExternal links\n\nBorder Category:Borders Category:Rivers\n\n[1] A page\n\n[2]\n"
    )
    document = check(read_text(text, slug="mirror"))
    skipped = reasons(document)
    assert skipped["Old_bridge_(1901).jpg"] == "image file name and caption"
    assert skipped["Market_day.jpg market in Klow.]]"] == "image file name and caption"
    assert skipped["Salt"] == "list of related pages"
    assert skipped["Border Category:Borders Category:Rivers"] == "category list"
    assert skipped["[1] A page"] == "reference list"
    paths = {b.passage.of(text): b.headings for b in document.blocks if b.kind.value == "paragraph"}
    assert paths["The old bridge was built in 1901.[6]"] == ("History",)
    assert paths["Both states signed a trade pact in 2013.[7]"] == ("Trade",)
    assert paths["Salt is sold on the market.[8]"] == ("Trade", "Crafts")


def test_uncited_last_section_is_no_quotation(check):
    text = f"{BODY}\n\n\nTourism\n\nMany people travel to the lakes in summer and to the mountains in winter.\n"
    document = check(read_text(text, slug="mirror"))
    assert not any(block.quoted for block in document.blocks)


def test_page_furniture_and_headings_right_above_lists(outline, reasons):
    text = (
        "Syldavia–Borduria relations\nFrom Wikipedia, the free encyclopedia\nJump to navigation\n"
        f"{BODY}\nContents\n1 History\n2 Visits\n2.1 Late visits\nHistory[edit]\nThey made peace in 1950.[6]\n"
        "Visits from Syldavia to Borduria\n- King Otto (1931)\nVisits from Borduria to Syldavia\n- Queen Ada (1932)\n"
        "References[edit]\n^ a b A page\nCategories: Borders\n"
    )
    document = read_text(text, slug="mirror")
    blocks = outline(document)
    assert blocks[0] == ("title", "Syldavia–Borduria relations")
    assert [w for kind, w in blocks if kind == "heading"] == [
        "History[edit]",
        "Visits from Syldavia to Borduria",
        "Visits from Borduria to Syldavia",
    ]
    items = [block for block in document.blocks if block.kind.value == "list-item"]
    assert [block.headings[-1] for block in items] == [
        "Visits from Syldavia to Borduria",
        "Visits from Borduria to Syldavia",
    ]
    assert reasons(document)["Contents\n1 History\n2 Visits\n2.1 Late visits"] == "page navigation"
    assert reasons(document)["Categories: Borders"] == "category list"
