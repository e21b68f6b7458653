"""A package of a document that another office exported."""

from django import forms


class PackageForm(forms.Form):
    """The file of a package."""

    package = forms.FileField(label="Gói văn bản (.zip)")
