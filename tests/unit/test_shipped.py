"""The shipped agendas are found however the app was installed."""

from pathlib import Path

import pytest

from conferapp.storage.shipped import ShippedAgendasMissing, shipped_agendas


def make_checkout(top: Path) -> Path:
    """Lay out a checkout with its agendas; return the folder of the package in it."""
    package = top / "src" / "conferapp"
    package.mkdir(parents=True)
    (top / "agendas").mkdir()
    (top / "pyproject.toml").touch()
    return package


def test_a_checkout_has_the_agendas_at_its_top(tmp_path: Path) -> None:
    assert shipped_agendas(make_checkout(tmp_path)) == tmp_path / "agendas"


def test_an_installed_package_has_the_agendas_inside(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "conferapp"
    (package / "agendas").mkdir(parents=True)
    assert shipped_agendas(package) == package / "agendas"


def test_a_package_without_agendas_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ShippedAgendasMissing, match="Install Conferapp again") as caught:
        shipped_agendas(tmp_path / "conferapp")
    assert str(tmp_path / "conferapp") in str(caught.value)


def test_a_strangers_agendas_beside_a_broken_installation_are_not_taken(tmp_path: Path) -> None:
    package = make_checkout(tmp_path)
    (tmp_path / "pyproject.toml").unlink()
    with pytest.raises(ShippedAgendasMissing):
        shipped_agendas(package)


def test_this_very_installation_has_its_agendas(project: Path) -> None:
    assert shipped_agendas() == project / "agendas"
