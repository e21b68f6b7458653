"""The pages of what comes after congresses."""
