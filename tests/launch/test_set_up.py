"""Set-up does what is missing, once, and starts again where it was cut off."""

import sys
from pathlib import Path

import pytest

from launch import bundle, environment, node
from launch.steps import ROOT, SetupError, fingerprint


def test_without_ensurepip_it_names_debians_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian splits virtual environments off: the package to install is named."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    monkeypatch.setattr(environment, "PYTHON", ROOT / "no such python")
    with pytest.raises(SetupError, match="apt-get install python3-venv"):
        environment.prepare_environment(dev=False)


def test_packages_are_installed_once_and_again_after_a_failure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An install that was cut off heals at the next start, a finished one is not repeated."""
    calls: list[tuple[str, ...]] = []
    outcomes = iter([SetupError("no network"), None])

    def pip(*arguments: str, **_: str) -> None:
        calls.append(arguments)
        if (outcome := next(outcomes)) is not None:
            raise outcome

    monkeypatch.setattr(environment, "VENV", tmp_path)
    monkeypatch.setattr(environment, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(environment, "pip_install", pip)
    with pytest.raises(SetupError):
        environment.prepare_environment(dev=False)
    environment.prepare_environment(dev=False)
    environment.prepare_environment(dev=False)
    assert calls == [("-r", "requirements.txt")] * 2


@pytest.mark.parametrize(("end", "trusted"), [(KeyboardInterrupt, False), (SetupError, True)])
def test_a_pip_that_was_cut_off_leaves_nothing_to_build_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, end: type[BaseException], trusted: bool
) -> None:
    """Half a package counts as installed for pip, so .venv is made anew; not so if pip gave up."""

    def stop(*_: object, **__: object) -> None:
        raise end

    monkeypatch.setattr(environment, "VENV", tmp_path)
    monkeypatch.setattr(environment, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(environment, "run", stop)
    with pytest.raises(end):
        environment.pip_install("anything", otherwise="")
    assert environment._works() is trusted


@pytest.mark.parametrize(
    ("version", "fits"),
    [
        ("v18.20.4", False),
        ("v20.18.3", False),
        ("v20.19.0", True),
        ("v21.7.0", False),
        ("v22.11.0", False),
        ("v22.12.0", True),
        ("v24.0.0", True),
        ("nonsense", False),
    ],
)
def test_only_a_node_that_vite_runs_on_is_used(tmp_path: Path, version: str, fits: bool) -> None:
    """An older node is as good as none."""
    for name in ("node", "npm"):
        (tmp_path / name).write_text(f"#!/bin/sh\necho {version}\n")
        (tmp_path / name).chmod(0o755)
    assert node._builds_with(str(tmp_path)) is fits


def test_a_node_without_npm_is_not_used(tmp_path: Path) -> None:
    """Debian's nodejs comes without npm."""
    (tmp_path / "node").write_text("#!/bin/sh\necho v24.0.0\n")
    (tmp_path / "node").chmod(0o755)
    assert not node._builds_with(str(tmp_path))


def test_the_page_is_built_anew_only_for_changed_sources(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A changed, added or renamed source counts; what tools write beside them does not."""
    monkeypatch.setattr("launch.steps.ROOT", tmp_path)
    monkeypatch.setattr(bundle, "FRONTEND", tmp_path / "frontend")
    source = tmp_path / "frontend" / "src" / "main.tsx"
    source.parent.mkdir(parents=True)
    source.write_text("one")
    (tmp_path / "frontend" / "node_modules").mkdir()

    def now() -> str:
        return fingerprint(bundle._sources())

    first = now()
    (tmp_path / "frontend" / "node_modules" / "stamp").write_text("x")
    assert now() == first
    source.write_text("two")
    second = now()
    source.rename(source.with_name("other.tsx"))
    assert len({first, second, now()}) == 3
