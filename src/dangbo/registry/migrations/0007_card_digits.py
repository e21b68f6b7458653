from django.db import migrations

from dangbo.facts.migrations import per_database


class Migration(migrations.Migration):
    dependencies = [("registry", "0006_portrait")]
    operations = [
        per_database(
            postgresql=[
                "CREATE INDEX registry_person_card_trgm ON registry_person USING gin (card_number gin_trgm_ops)"
            ]
        ),
    ]
