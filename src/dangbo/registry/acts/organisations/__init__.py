"""Acts on organisations: found, rename, change, upgrade, split, merge, move, dissolve; each by a numbered decision."""

from dangbo.registry.acts.organisations.dissolving import dissolve_organisation
from dangbo.registry.acts.organisations.founding import found_organisation
from dangbo.registry.acts.organisations.giving import NewOrganisation, Part
from dangbo.registry.acts.organisations.merging import merge_organisations
from dangbo.registry.acts.organisations.moving import move_organisation
from dangbo.registry.acts.organisations.renaming import change_kind_or_sector, rename_organisation
from dangbo.registry.acts.organisations.splitting import split_organisation
from dangbo.registry.acts.organisations.upgrading import upgrade_cell

__all__ = [
    "NewOrganisation",
    "Part",
    "change_kind_or_sector",
    "dissolve_organisation",
    "found_organisation",
    "merge_organisations",
    "move_organisation",
    "rename_organisation",
    "split_organisation",
    "upgrade_cell",
]
