"""``verbale load``: a graph into a triple store."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.running import NO, counted, one_line, say

if TYPE_CHECKING:
    from verbale.stores import Data, Layout, Report
    from verbale.stores.kinds import Kind
    from verbale.stores.remote import Remote
    from verbale.transport import Credentials

STORES = ("auto", "oxigraph", "fuseki", "virtuoso", "graphdb", "gsp", "sparql-update")


@click.command(
    short_help="A graph into a triple store.",
    epilog="Exit status: 0 all is there; 1 something is missing, and running the same again completes it; 2 nothing "
    "was sent: wrong usage, unreadable data, no such store, refused password.",
)
@click.option("--to", "url", metavar="URL", help="A running store.")
@click.option(
    "--store-dir",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="A folder to make an embedded store of, which `verbale query --store-dir` asks.",
)
@click.option(
    "--store", type=click.Choice(STORES), default="auto", show_default=True, help="What the running store is."
)
@click.option(
    "--data",
    metavar="PATH",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Folder of a built graph, or an RDF file, also .gz; may be repeated.  [default: ./data if it holds a graph, "
    "else the one that ships]",
)
@click.option("--replace", "mode", flag_value="replace", help="Put each graph in place of what has its name.")
@click.option("--add", "mode", flag_value="add", help="Add to what is there.")
@click.option(
    "--sync",
    "mode",
    flag_value="sync",
    help="Compare, and send the difference alone; graphs of documents that are gone are emptied.",
)
@click.option(
    "--graph-map",
    metavar="ROLE=TARGET",
    multiple=True,
    help="Which graph goes where: roles are facts, inferred, claims, disagreements, ontology; targets 'default', "
    "'same', 'none' or an IRI, several with commas; may be repeated.",
)
@click.option("--query-url", metavar="URL", help="The store's query service, where --to does not tell.")
@click.option("--user", metavar="NAME", help="Who to be; the password comes from --password-env, ~/.netrc or a prompt.")
@click.option("--password-env", metavar="VARIABLE", help="The environment variable that holds the password.")
@click.option(
    "--timeout-s",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=300.0,
    show_default=True,
    help="Longest wait for one answer of the store.",
)
@click.option(
    "--tries", metavar="NUMBER", type=click.IntRange(1, 100), default=6, show_default=True,
    help="How often a request is tried while the store is busy or away; waits double.",
)  # fmt: skip
@click.option(
    "--gzip/--no-gzip", "compress", default=None, help="Compress what is sent.  [default: not to this machine]"
)
@click.option("--dry-run", is_flag=True, help="Read the data and ask the store, but change nothing.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary; errors only.")
@click.pass_context
def load(
    context: click.Context,
    url: str | None,
    store_dir: Path | None,
    store: str,
    data: tuple[Path, ...],
    mode: str | None,
    graph_map: tuple[str, ...],
    query_url: str | None,
    user: str | None,
    password_env: str | None,
    timeout_s: float,
    tries: int,
    compress: bool | None,
    dry_run: bool,
    quiet: bool,
) -> None:
    """Send facts, claims, inferred triples and the ontology to a store, count them there and compare.

    The store runs at --to URL (Graph Store Protocol or SPARQL Update), or is the folder --store-dir. Facts and
    inferred triples go into the default graph, where queries look; each document's claims, the inferred triples and
    the ontology into graphs of their own. A store whose default graph is the union of all gets the facts as
    <https://w3id.org/verbale/id/graph/facts>.

    \b
    Example:
      verbale load --to http://localhost:7878/                       # Oxigraph
      verbale load --to http://localhost:3030/ds --user admin        # Fuseki
      verbale load --to http://localhost:8890/ --user dba            # Virtuoso
      verbale load --to http://localhost:7878/ --sync                # after a change: the difference alone
      verbale load --store-dir store && verbale query timeline a=peru --store-dir store

    Each graph is replaced; a default graph that others filled is not, without --replace. A load that was
    interrupted is completed by running it again.
    """
    if (url is None) == (store_dir is None):
        raise click.UsageError("give either --to URL or --store-dir DIR.")
    if store_dir is not None and mode == "sync":
        raise click.UsageError("--sync is for --to; a --store-dir is made anew, and takes its place when it is whole.")
    from verbale.stores import Data

    chosen = Data.of(data or (_default_data(),))
    bar = _Bar(shown=sys.stderr.isatty() and not quiet)
    if store_dir is not None:
        report = _into_folder(chosen, store_dir, graph_map, mode, dry_run, bar)
        where = str(store_dir)
    else:
        from verbale.stores.remote import Patience, Remote

        assert url is not None
        remote = Remote(
            url,
            kind=_kind(store),
            credentials=_credentials(url, user, password_env),
            query_url=query_url,
            patience=Patience(timeout_s, tries),
            compress=compress,
            tell=bar.tell,
        )
        try:
            report = _into_store(chosen, remote, graph_map, mode, dry_run, bar)
        finally:
            remote.close()
        where = remote.name
    _summarise(report, where, quiet)
    if not report.complete and not report.dry:
        context.exit(NO)


def _default_data() -> Path:
    from verbale.queries.running import default_data

    return default_data()


def _kind(store: str) -> Kind | None:
    from verbale.stores.kinds import KINDS

    return None if store == "auto" else KINDS[store]


def _credentials(url: str, user: str | None, password_env: str | None) -> Credentials | None:
    from urllib.parse import urlsplit

    from verbale.stores.credentials import found_credentials

    def ask(prompt: str) -> str:
        return str(click.prompt(prompt, hide_input=True, err=True, default="", show_default=False))

    try:
        parts = urlsplit(url)
    except ValueError:
        return None  # the URL is refused where it is used
    found = found_credentials(
        parts.hostname or "", user=user, password_env=password_env, ask=ask if sys.stdin.isatty() else None
    )
    if found is not None and parts.scheme == "http" and parts.hostname not in {"localhost", "127.0.0.1", "::1"}:
        say(f"the password goes to {parts.hostname} unencrypted; https:// would keep it secret")
    return found


def _into_folder(data: Data, folder: Path, changes: tuple[str, ...], mode: str | None, dry: bool, bar: _Bar) -> Report:
    from verbale.stores import Layout, load_folder

    layout = Layout.plain().mapped(changes)
    with bar:
        return load_folder(data, folder, layout=layout, add=mode == "add", dry=dry, progress=bar.advance)


def _into_store(data: Data, remote: Remote, changes: tuple[str, ...], mode: str | None, dry: bool, bar: _Bar) -> Report:
    from verbale.stores import load, sync

    layout: Layout = remote.kind.layout.mapped(changes)
    with bar:
        if mode == "sync":
            return sync(data, remote, layout=layout, dry=dry, progress=bar.advance)
        return load(data, remote, layout=layout, mode=mode or "auto", dry=dry, progress=bar.advance)


class _Bar:
    """A progress bar on standard error, or nothing where nobody watches."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._bar: click._termui_impl.ProgressBar[int] | None = None

    def __enter__(self) -> _Bar:
        return self

    def __exit__(self, *exception: object) -> None:
        if self._bar is not None:
            self._bar.render_finish()

    def advance(self, done: int, total: int) -> None:
        """Show that ``done`` bytes of ``total`` are on their way."""
        if not self._shown:
            return
        if self._bar is None:
            self._bar = click.progressbar(length=max(total, 1), file=sys.stderr, width=30, label="loading")
        self._bar.update(done - self._bar.pos)
        self._bar.render_progress()

    def tell(self, words: str) -> None:
        """One line of news."""
        if self._bar is not None:
            click.echo(err=True)
        say(words)


def _summarise(report: Report, where: str, quiet: bool) -> None:
    from verbale.stores.layout import shown

    total = sum(graph.expected for graph in report.graphs)
    graphs = counted(len(report.graphs), "graph")
    if report.problem:
        say(report.problem)
    if report.dry:
        for graph in report.graphs:
            click.echo(
                f"  {graph.expected:>10,}  {one_line(shown(graph.target))} (there now: {graph.found:,})", err=True
            )
        # What a comparison would send is known; else it is all.
        number = report.sent or total
        would = f"would bring {counted(number, 'triple')} into {graphs} of {report.store} at {where}"
        say(f"{would}; nothing sent (--dry-run)")
    elif report.complete:
        if not quiet:
            state = f"all counted there, {report.sent:,} sent ({report.seconds:.1f} s)"
            say(f"{counted(total, 'triple')} in {graphs} of {report.store} at {where}; {state}")
    else:
        for graph in report.missing:
            found = f"{graph.found:,} of {counted(graph.expected, 'triple')}"
            click.echo(f"  {one_line(shown(graph.target))}: {found}", err=True)
        wrong = counted(len(report.missing), "graph")
        told = f"{wrong} of {len(report.graphs):,} not as it should be; run the same again to complete it"
        say(f"{where}: {told}")
