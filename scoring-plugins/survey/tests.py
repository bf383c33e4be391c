"""The rule without WebAssembly: python3 tests.py"""

import unittest

from dti_plugin import Cohort
from survey import Survey

HANOI = {"appraised-full": 70, "surveyed-full": 30}


def cohort(appraised, surveyed, language=None):
    column = lambda figures: ([figure or 0.0 for figure in figures], bytes(figure is not None for figure in figures))
    columns = {"appraised": column(appraised), "surveyed": column(surveyed)}
    return Cohort(0.0, 100.0, len(appraised), columns, language)


class Tests(unittest.TestCase):
    def points(self, parameters, appraised, surveyed):
        awards = Survey().score(parameters, cohort([appraised], [surveyed]))
        self.assertEqual(awards[0].reason, "")
        return awards[0].points

    def test_both_add_up_to_what_they_are_worth(self):
        self.assertAlmostEqual(self.points(HANOI, 63, 27), 90)
        self.assertAlmostEqual(self.points({**HANOI, "survey-weight": 0.5}, 63, 15), 70)

    def test_without_a_survey_the_appraised_points_are_scaled_up(self):
        self.assertAlmostEqual(self.points(HANOI, 63, None), 90)
        self.assertAlmostEqual(self.points({**HANOI, "without-survey": "zero"}, 63, None), 63)
        self.assertIsNone(self.points({**HANOI, "without-survey": "withhold"}, 63, None))

    def test_without_an_appraisal_there_is_no_award(self):
        self.assertIsNone(self.points(HANOI, None, 30))

    def test_figures_beyond_their_scale_count_as_its_end(self):
        self.assertAlmostEqual(self.points(HANOI, 80, -3), 70)

    def test_reasons_can_be_checked_by_hand(self):
        awards = Survey().score(HANOI, cohort([63, 63], [15, None], "vi"))
        self.assertEqual(awards[0].reason, "70 % × 63 / 70 + 30 % × 15 / 30 = 78 % × 100 = 78")
        self.assertEqual(awards[1].reason, "không khảo sát: 63 / 70 = 90 % × 100 = 90")


if __name__ == "__main__":
    unittest.main()
