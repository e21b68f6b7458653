"""Packages that carry a congress: which rows, in which form, and how two stores differ."""
