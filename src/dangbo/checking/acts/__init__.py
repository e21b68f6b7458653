"""What a user does with findings: lets one stand with a reason, and takes that back."""

from dangbo.checking.acts.dismissing import dismiss_finding, restore_finding

__all__ = ["dismiss_finding", "restore_finding"]
