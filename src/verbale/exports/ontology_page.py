"""The ontology as one HTML page that needs nothing else: picture, class tree, every term with its axioms.

Ids of terms are their local names, so that ``ontology#Event`` leads to its place. The same ontology gives the same
bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from verbale.exports.class_picture import draw_classes
from verbale.exports.reference import KIND_WORDS, NAMESPACE, Term, Vocabulary, about, read_vocabulary

_LANGUAGES = ("en", "es", "ko")
_MARKS = (
    (re.compile(r"\[([^\]]+)\]\(#([^)]+)\)"), r'<a href="#\2">\1</a>'),
    (re.compile(r"`([^`]+)`"), r"<code>\1</code>"),
    (re.compile(r"\*(\w+)\*"), r"<i>\1</i>"),
)
_DRAWN_NAME = re.compile(r'(<text class="(?:row|name)[^>]*>)(\w+)(</text>)')


def page(vocabulary: Vocabulary | None = None, *, language: str = "en") -> Iterator[str]:
    """The page, piece by piece; ``language`` is that of the labels beside the names of terms.

    >>> "".join(page()).count("<script")
    1
    """
    vocabulary = vocabulary or read_vocabulary()
    parts = list(dict.fromkeys(term.part for term in vocabulary.terms))
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Verbale ontology {escape(vocabulary.version)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    )
    yield from _contents(vocabulary, parts)
    yield "<main>\n"
    yield from _head(vocabulary)
    for number, part in enumerate(parts, 1):
        yield f'<section>\n<h2 id="part-{number}">{escape(part)}</h2>\n'
        for term in vocabulary.terms:
            if term.part == part:
                yield from _term(vocabulary, term, language)
        yield "</section>\n"
    yield f"</main>\n<script>{_SCRIPT}</script>\n</body>\n</html>\n"


def _contents(vocabulary: Vocabulary, parts: list[str]) -> Iterator[str]:
    yield '<nav aria-label="Terms">\n<label>Find a term <input type="search" id="find"></label>\n'
    yield '<p><a href="#picture">Picture</a> · <a href="#tree">Class tree</a></p>\n'
    for number, part in enumerate(parts, 1):
        yield f'<h2><a href="#part-{number}">{escape(part)}</a></h2>\n<ul>\n'
        for term in vocabulary.terms:
            if term.part == part:
                words = " ".join([term.name, *(label for _, label in term.labels)]).lower()
                link = f'<a class="{term.kind}" href="#{term.name}">{_name(term)}</a>'
                yield f'<li data-words="{escape(words)}">{link}</li>\n'
        yield "</ul>\n"
    yield "</nav>\n"


def _head(vocabulary: Vocabulary) -> Iterator[str]:
    classes, individuals = len(vocabulary.of_kind("class")), len(vocabulary.of_kind("individual"))
    properties = len(vocabulary.of_kind("object", "data", "annotation"))
    yield (
        f"<h1>The Verbale ontology</h1>\n<p>Version {escape(vocabulary.version)}: {classes} classes, {properties} "
        f"properties and {individuals} individuals in OWL 2 RL. Prefix <code>vb:</code>, namespace "
        f'<code>{NAMESPACE}</code>. Licence <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>.</p>\n'
        "<p>Persons, states, organisations and events in the relations between states, and the claims of documents "
        "about them. Names in <i>italics</i> are of classes that the reasoner fills.</p>\n"
    )
    names = {term.name for term in vocabulary.terms}
    picture = _DRAWN_NAME.sub(
        lambda m: f'<a href="#{m[2]}">{m[0]}</a>' if m[2] in names else m[0], draw_classes(vocabulary)
    )
    picture = re.sub(r"^<\?xml[^>]*\?>\s*", "", picture)
    yield f'<div id="picture" class="wide">\n{picture}</div>\n<h2 id="tree">Class tree</h2>\n<ul class="tree">\n'
    for root in vocabulary.roots:
        yield from _tree(vocabulary, root)
    yield "</ul>\n"


def _tree(vocabulary: Vocabulary, term: Term) -> Iterator[str]:
    also = ", ".join(f'<a href="#{parent}">{parent}</a>' for parent in term.parents[1:])
    yield f'<li><a href="#{term.name}">{_name(term)}</a>' + (f" (also under {also})" if also else "")
    children = vocabulary.children(term.name)
    if children:
        yield "\n<ul>\n"
        for child in children:
            yield from _tree(vocabulary, child)
        yield "</ul>\n"
    yield "</li>\n"


def _name(term: Term) -> str:
    return f"<i>{term.name}</i>" if term.inferred else term.name


def _term(vocabulary: Vocabulary, term: Term, language: str) -> Iterator[str]:
    labels = dict(term.labels)
    traits = f", {', '.join(term.characteristics)}" if term.characteristics else ""
    named = "".join(
        f'<li><span class="code">{code}</span> <span lang="{code}">{escape(labels[code])}</span></li>'
        for code in sorted(labels, key=lambda c: (c != language, _LANGUAGES.index(c) if c in _LANGUAGES else 9))
    )
    yield (
        f'<article id="{term.name}">\n<h3>{term.name} <a class="here" href="#{term.name}" '
        f'aria-label="Link to {term.name}">#</a></h3>\n'
        f'<p class="what {term.kind}">{escape(KIND_WORDS[term.kind])}{traits}. '
        f"<code>{NAMESPACE}{term.name}</code></p>\n"
        f'<ul class="labels">{named}</ul>\n<p class="definition">{escape(term.definition)}</p>\n'
    )
    lines = list(about(vocabulary, term))[1:]  # the first says kind and labels, as above
    if lines:
        yield "<dl>\n"
        for line in lines:
            yield f"{_item(line)}\n"
        yield "</dl>\n"
    yield "</article>\n"


def _item(line: str) -> str:
    """A line about a term: what stands before the first colon is the key."""
    key, colon, rest = line.partition(": ")
    if not colon:
        return f"<dt>{'Joins' if line.startswith('From ') else 'Key'}</dt><dd>{_html(line)}</dd>"
    return f"<dt>{escape(key)}</dt><dd>{_html(rest)}</dd>"


def _html(text: str) -> str:
    shown = escape(text, quote=False)
    for pattern, replacement in _MARKS:
        shown = pattern.sub(replacement, shown)
    return shown


_STYLE = """
:root { color-scheme: light dark; --line: #d5dbe1; --soft: #5b6875; --back: #ffffff; --ink: #1c242c; --link: #0b57a4; }
@media (prefers-color-scheme: dark) {
  :root { --line: #3a444e; --soft: #a3afbb; --back: #14191e; --ink: #e6ebf0; --link: #7db8f5; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; display: grid; grid-template-columns: 17rem minmax(0, 1fr); color: var(--ink);
  background: var(--back); font: 16px/1.5 system-ui, "Noto Sans", "Noto Sans KR", sans-serif; }
a { color: var(--link); text-decoration: none; }
a:hover, a:focus { text-decoration: underline; }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1rem; border-right: 1px solid var(--line);
  font-size: 14px; }
nav h2 { font-size: 14px; margin: 1rem 0 .25rem; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav input { width: 100%; padding: .35rem; font: inherit; }
main { padding: 1rem 2rem 4rem; max-width: 75rem; }
code { font-size: .9em; overflow-wrap: anywhere; }
.wide { overflow-x: auto; background: #ffffff; border: 1px solid var(--line); border-radius: 6px; }
.wide svg { display: block; min-width: 60rem; width: 100%; height: auto; }
.tree, .tree ul { list-style: none; padding-left: 1.25rem; }
.tree { columns: 20rem; padding-left: 0; }
.tree > li { break-inside: avoid; margin-bottom: .5rem; }
article { border-top: 1px solid var(--line); padding: .5rem 0 1rem; }
article:target { border-left: 4px solid var(--link); padding-left: 1rem; }
h3 { margin: .25rem 0; }
.here { opacity: .4; font-weight: normal; }
.what { margin: 0; color: var(--soft); font-size: 14px; }
.labels { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; margin: .25rem 0; }
.code { color: var(--soft); font-size: 12px; text-transform: uppercase; }
.definition { margin: .25rem 0 .5rem; }
dl { display: grid; grid-template-columns: 10rem minmax(0, 1fr); gap: .1rem 1rem; margin: 0; font-size: 15px; }
dt { color: var(--soft); }
dd { margin: 0; }
@media (max-width: 50rem) {
  body { display: block; }
  nav { position: static; height: 16rem; border-right: 0; border-bottom: 1px solid var(--line); }
  main { padding: 1rem; }
  dl { grid-template-columns: 1fr; }
}
@media print { nav { display: none; } body { display: block; } }
"""

_SCRIPT = """
const items = [...document.querySelectorAll("nav li")];
document.getElementById("find").addEventListener("input", event => {
  const wanted = event.target.value.trim().toLowerCase();
  for (const item of items) item.hidden = !item.dataset.words.includes(wanted);
  for (const list of document.querySelectorAll("nav ul"))
    list.previousElementSibling.hidden = ![...list.children].some(item => !item.hidden);
});
"""
