from verbale.readers import read_text

TEXT = """Relations between Syldavia and Borduria are good. They share a river.
They have been at peace since 1939.

== History ==
They signed a treaty in 1920.[a]

== High-level visits ==

== Members ==
The union has the following members:

Syldavia
Borduria
San Theodoros (observer)

It meets yearly.

== See also ==
Foreign relations of Syldavia
List of rivers

== References ==
Novak, A. (1999). A long history of the river. Zenda.
"""


def test_paragraph_a_line_and_tails_skipped(outline, reasons):
    document = read_text(TEXT, slug="relations")
    assert document.format == "extract"
    words = outline(document)
    assert words[0] == ("paragraph", "Relations between Syldavia and Borduria are good. They share a river.")
    assert words[1] == ("paragraph", "They have been at peace since 1939.")
    assert [w for kind, w in words if kind == "heading"] == ["History", "High-level visits", "Members"]
    assert [w for kind, w in words if kind == "list-item"] == ["Syldavia", "Borduria", "San Theodoros (observer)"]
    assert reasons(document)["Foreign relations of Syldavia"] == "list of related pages"
    assert reasons(document)["See also"] == "list of related pages"
    assert reasons(document)["Novak, A. (1999). A long history of the river. Zenda."] == "reference list"


def test_section_after_a_tail_is_read(outline):
    document = read_text(TEXT + "\n== Trade ==\nThey trade salt.\n", slug="relations")
    assert outline(document)[-1] == ("paragraph", "They trade salt.")


def test_carriage_returns_keep_offsets(check):
    document = check(read_text(TEXT.replace("\n", "\r\n"), slug="relations"))
    plain = read_text(TEXT, slug="relations")
    assert [b.passage.of(document.text) for b in document.blocks] == [b.passage.of(plain.text) for b in plain.blocks]
    assert "\r\n" in document.text
