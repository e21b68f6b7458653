from django.db import migrations, models
from django.db.models import Q
from django.db.models.functions import Coalesce


class Migration(migrations.Migration):
    dependencies = [("registry", "0009_batches")]
    operations = [
        migrations.AddIndex(
            model_name="attainment",
            index=models.Index(
                fields=["scale", "level", "person", "valid_from", "valid_to"], name="registry_attainment_level"
            ),
        ),
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(
                fields=["organisation", "person"],
                condition=Q(standing="probationary"),
                name="registry_membership_probation",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                Coalesce("party_age_start", "admission_decided_on", "joined_on"), name="registry_person_party_age"
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["months_out"], condition=Q(months_out__gt=0), name="registry_person_months_out"),
        ),
    ]
