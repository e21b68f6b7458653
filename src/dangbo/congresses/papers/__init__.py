"""The papers of a congress: the catalogue of thirty with its templates, what fills them, those written from facts.

catalogue.py   the thirty rows and their papers    rows/*.yaml   the rows themselves, words and all
facts/         the texts that fill the templates   writing/      minutes and reports written from what happened
"""
