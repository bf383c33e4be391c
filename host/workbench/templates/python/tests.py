"""The rule without WebAssembly: python3 tests.py"""

import unittest

from dti_plugin import Cohort
from linear import Linear


def cohort(figures, language=None):
    column = ([figure or 0.0 for figure in figures], bytes(figure is not None for figure in figures))
    return Cohort(0.0, 10.0, len(figures), {"value": column}, language)


class Tests(unittest.TestCase):
    def test_half_way_earns_half_and_a_missing_figure_nothing(self):
        awards = Linear().score({"goal": 60, "start": 20}, cohort([40.0, 100.0, None]))
        self.assertEqual([award.points for award in awards], [5.0, 10.0, None])

    def test_reasons_can_be_checked_by_hand(self):
        awards = Linear().score({"goal": 60, "start": 20}, cohort([50.0], "vi"))
        self.assertEqual(awards[0].reason, "(50 − 20) / (60 − 20) = 75 % × 10 = 7,5")

    def test_a_goal_below_the_start_is_a_fault(self):
        self.assertEqual([fault.pointer for fault in Linear().faults({"goal": 1, "start": 1})], ["/goal"])


if __name__ == "__main__":
    unittest.main()
