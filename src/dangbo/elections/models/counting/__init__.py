"""The counting of ballots: counts, their batches, scans, and what people and readers said of each ballot."""

from dangbo.elections.models.counting.counts import Batch, Count, CountState, CountWay
from dangbo.elections.models.counting.records import CountRecord, RecordKind
from dangbo.elections.models.counting.scans import ScanFile

__all__ = ["Batch", "Count", "CountRecord", "CountState", "CountWay", "RecordKind", "ScanFile"]
