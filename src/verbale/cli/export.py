"""``verbale export``: the graph, or a part of it, in the forms that other tools read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from verbale.cli.running import counted, one_line, say

if TYPE_CHECKING:
    from verbale.exports.forms import Form
    from verbale.graph import Iri, KnowledgeGraph

FORMATS = ("turtle", "ntriples", "nquads", "trig", "jsonld", "rdfxml", "turtle12", "csv", "graphml", "json", "html")
OF_ONTOLOGY = ("html", "turtle", "ntriples", "jsonld", "rdfxml")


@click.command(
    short_help="The graph in the forms that other tools read.",
    epilog="Exit status: 0 written; 2 no graph there, an unknown name, a form that cannot hold the text, wrong usage "
    "(nothing is written).",
)
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), help="Form of the output.  [default: that of OUT, else turtle]"
)
@click.option(
    "-o", "--output", metavar="OUT", type=click.Path(path_type=Path),
    help="File to write, packed if its name ends in .gz; for csv a folder.",
)  # fmt: skip
@click.option(
    "--graph",
    "graphs",
    type=click.Choice(("facts", "claims", "inferred", "all")),
    multiple=True,
    help="What documents assert, who says so where, what follows; may be repeated.  [default: facts; of trig, nquads, "
    "turtle12, csv and json all]",
)
@click.option("--document", "documents", metavar="SLUG", multiple=True, help="Only what this document says.")
@click.option("--entity", metavar="NAME|IRI", help="Only what is said of this thing.")
@click.option("--language", type=click.Choice(("en", "es", "ko")), help="Only labels in it, where there is one.")
@click.option("--sensitive", is_flag=True, help="With what is alleged or suspected of persons.")
@click.option("--ontology", is_flag=True, help="The ontology instead of a graph; html is its reference page.")
@click.option(
    "--data", metavar="PATH", type=click.Path(path_type=Path),
    help="Folder of a built graph, or an RDF file.  [default: ./data if it holds a graph, else the one that ships]",
)  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="No summary.")
def export(
    format_: str | None,
    output: Path | None,
    graphs: tuple[str, ...],
    documents: tuple[str, ...],
    entity: str | None,
    language: str | None,
    sensitive: bool,
    ontology: bool,
    data: Path | None,
    quiet: bool,
) -> None:
    """Write the graph, or a part of it, to a file or standard output.

    The same graph gives the same bytes, sorted, so that a changed fact changes few lines. Claims that documents merely
    allege of persons are left out, and counted on standard error, unless --sensitive asks for them.

    \b
    Example:
      verbale export -o facts.ttl                              # what the documents assert
      verbale export --graph facts --graph inferred -o all.nt.gz
      verbale export --entity peru --graph all -o peru.jsonld  # one thing, with claims about it
      verbale export -o claims.ttl12                           # facts annotated with their claims (RDF 1.2)
      verbale export --format csv -o tables                    # for a spreadsheet
      verbale export --language ko -o network.graphml          # for Gephi
      verbale export --ontology -o ontology.html               # every class and property on a page

    turtle, ntriples and rdfxml put the chosen graphs into one; trig, nquads and jsonld keep them apart by name.
    --document gives what follows from that document alone. --entity gives the thing, the events that name it, and the
    names of all these mention.
    """
    target = None if output is None or str(output) == "-" else output
    if ontology:
        given = [n for n, v in (("--graph", graphs), ("--document", documents), ("--entity", entity), ("--data", data))
                 if v]  # fmt: skip
        if given:
            raise click.UsageError(f"--ontology and {given[0]} exclude each other.")
        _export_ontology(format_, target, language, quiet)
        return
    form = _form(format_, target)
    chosen = frozenset(("facts", "claims", "inferred") if "all" in graphs else graphs) or form.graphs
    if form.name == "json" and "claims" not in chosen:
        raise click.UsageError("json is made from the claims; add --graph claims.")
    _check_target(form, target)
    from verbale.exports.choice import Choice, choose
    from verbale.exports.names import Names
    from verbale.graph.reading import read_graph
    from verbale.queries.running import default_data

    place = data or default_data()
    whole = read_graph(place)
    choice = Choice(chosen, documents, _entity(entity, place), language, sensitive)
    part, left_out = choose(whole, choice)
    names = Names(whole, language)
    number = _write(form, part, names, target)
    if left_out:
        words = counted(left_out, "claim")
        say(f"left out {words} that texts merely allege or suspect of persons; --sensitive exports such claims")
    if target is not None and not quiet:
        say(f"wrote {target} ({form.name}, {number})")


def _form(format_: str | None, target: Path | None) -> Form:
    from verbale.exports.forms import FORMS, form_for

    if format_ == "html":
        raise click.UsageError("html is a form of the ontology; add --ontology, or choose another form.")
    if format_ is not None:
        return FORMS[format_]
    if target is None:
        return FORMS["turtle"]
    form = form_for(target)
    if form is None:
        hint = "csv is a folder of tables: --format csv -o tables" if target.suffix == ".csv" else "name a --format"
        raise click.UsageError(f"-o {one_line(str(target))}: no form has this ending; {hint}.")
    return form


def _check_target(form: Form, target: Path | None) -> None:
    """Raise before the work where its result could not be written."""
    from verbale.graph.files import require_writable

    if form.lines is not None:
        if target is not None:
            require_writable(target)
    elif target is None:
        raise click.UsageError(f"{form.name} is a folder of files; name one with -o.")
    elif target.is_file():
        raise click.UsageError(f"-o {one_line(str(target))}: is a file; {form.name} needs a folder.")


def _entity(name: str | None, place: Path) -> Iri | None:
    """The thing that a name, key or IRI means in the graph there."""
    if name is None:
        return None
    from verbale.graph import Iri
    from verbale.queries.lookup import Lookup
    from verbale.queries.store import GraphStore

    return Iri(Lookup(GraphStore.load((place,))).entity("--entity", name, None).value)


def _write(form: Form, graph: KnowledgeGraph, names: object, target: Path | None) -> str:
    """Write the graph; what was written, in words, comes back."""
    from verbale.exports.names import Names

    assert isinstance(names, Names)
    if form.lines is None:
        from verbale.exports.csvw import csv_files
        from verbale.graph.files import write_together

        assert target is not None
        return counted(len(write_together(target, csv_files(graph, names))), "file")
    lines = form.lines
    _write_pieces(lambda: lines(graph, names), target)
    return counted(sum(len(triples) for _, triples in graph.graphs()), "triple") if form.name != "json" else "facts"


def _write_pieces(pieces: Callable[[], Iterator[str]], target: Path | None) -> None:
    """Pieces of text into a file, packed where its name says so, or onto standard output."""
    if target is None:
        for piece in pieces():
            sys.stdout.buffer.write(piece.encode())
        sys.stdout.buffer.flush()
        return
    from verbale.graph.files import write_whole

    def write(stream: IO[bytes]) -> None:
        if target.suffix.lower() != ".gz":
            stream.writelines(piece.encode() for piece in pieces())
            return
        import gzip

        # Neither name nor time go in, so that the same graph gives the same bytes.
        with gzip.GzipFile(filename="", mode="wb", fileobj=stream, mtime=0) as packed:
            packed.writelines(piece.encode() for piece in pieces())

    write_whole(target, write)


def _export_ontology(format_: str | None, target: Path | None, language: str | None, quiet: bool) -> None:
    from verbale.exports.forms import form_for
    from verbale.exports.ontology import ontology_lines

    name = format_
    if name is None and target is not None:
        by_ending = form_for(target)
        name = by_ending.name if by_ending else "html" if ".htm" in target.name.lower() else None
        if name is None:
            raise click.UsageError(f"-o {one_line(str(target))}: no form has this ending; name a --format.")
    name = name or "turtle"
    if name not in OF_ONTOLOGY:
        raise click.UsageError(f"the ontology is exported as {', '.join(OF_ONTOLOGY)}, not as {name}.")
    _write_pieces(lambda: ontology_lines(name, language=language or "en"), target)
    if target is not None and not quiet:
        say(f"wrote {target} ({name})")
