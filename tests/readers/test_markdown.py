from verbale.readers import read_text

TEXT = """---
title: Two kingdoms
author: "Ivo Novak"
date: 2020-02-03
lang: en
---

# Two kingdoms

They have been at **peace** since 1920, as [the treaty](http://example.org/treaty) says.

## Trade

* salt
* iron

| Good | Tonnes |
|------|-------:|
| Salt | 1,200 |

> We will trade more,
> said the king.

```python
print("code")
```

Later
-----

They still trade.

## References

- A book
"""


def test_markdown(outline, reasons):
    document = read_text(TEXT, slug="kingdoms")
    assert document.format == "markdown"
    assert (document.source.author, document.source.published) == ("Ivo Novak", "2020-02-03")
    blocks = outline(document)
    assert blocks == [
        ("title", "Two kingdoms"),
        ("paragraph", "They have been at **peace** since 1920, as [the treaty](http://example.org/treaty) says."),
        ("heading", "Trade"),
        ("list-item", "salt"),
        ("list-item", "iron"),
        ("table-row", "Good | Tonnes"),
        ("table-row", "Salt | 1,200"),
        ("paragraph", "We will trade more,\n> said the king."),
        ("heading", "Later"),
        ("paragraph", "They still trade."),
    ]
    noise = [n.of(TEXT) for n in document.blocks[1].noise]
    assert noise == ["**", "**", "[", "](http://example.org/treaty)"]
    quote = document.blocks[7]
    assert quote.quoted
    assert [n.of(TEXT) for n in quote.noise] == ["> "]
    assert set(reasons(document).values()) == {"front matter", "code", "reference list"}
