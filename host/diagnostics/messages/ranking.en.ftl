# The ranking workbook: the names of its sheets and what each of them shows

ranking-tab-contents = Contents
ranking-contents-title = Contents
ranking-contents-sheet = Sheet
ranking-contents-shows = What it shows
ranking-tab-about = About
    .shows = The criteria set, its legal basis, how agencies are ranked, what the run was made from
ranking-tab-ranking = Ranking { $cohort }
    .shows = Rank, points and index of each agency of the cohort “{ $cohort }”
ranking-tab-bands = Classes
    .shows = How many agencies there are in each class
ranking-tab-views = Views
    .shows = The index and the rank of each agency in each view
ranking-tab-matrix = Matrix
    .shows = The final points of each agency for each indicator
ranking-tab-standing = Standing
    .shows = Progress toward the targets
ranking-tab-findings = Findings
    .shows = All errors, warnings and notes of the run
