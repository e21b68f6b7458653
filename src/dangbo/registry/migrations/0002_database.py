from django.db import migrations

from dangbo.facts.migrations import byte_order, no_overlap, per_database


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_initial")]
    operations = [
        per_database(
            postgresql=["CREATE EXTENSION IF NOT EXISTS btree_gist", "CREATE EXTENSION IF NOT EXISTS pg_trgm"]
        ),
        byte_order("registry_person", "name_key", "search_key"),
        byte_order("registry_organisationversion", "name_key", "search_key"),
        no_overlap("registry_organisationversion", "organisation_id"),
        no_overlap("registry_treelink", "ancestor_id", "descendant_id"),
        no_overlap("registry_membership", "person_id"),
        no_overlap("registry_attainment", "person_id", "scale"),
        per_database(
            postgresql=[
                "CREATE INDEX registry_person_search_trgm ON registry_person USING gin (search_key gin_trgm_ops)"
            ]
        ),
    ]
