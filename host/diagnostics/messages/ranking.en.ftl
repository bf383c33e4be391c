# The ranking workbook: the names of its sheets and what each of them shows

ranking-tab-cover = Cover
ranking-tab-contents = Contents
ranking-contents-title = Contents
ranking-contents-sheet = Sheet
ranking-contents-shows = What it shows
ranking-tab-ranking = Ranking { $cohort }
    .shows = Rank, points and index of each agency of the cohort “{ $cohort }”
ranking-tab-bands = Classes
    .shows = How many agencies there are in each class
ranking-tab-views = Views
    .shows = The index and the rank of each agency in each view
ranking-tab-matrix = Matrix { $cohort }
    .shows = The points of each agency of the cohort “{ $cohort }” for each indicator; pillars and totals as formulas
ranking-tab-pillars = Pillars
    .shows = The share that each agency reached of each pillar; the best, the mean, the median, the least
ranking-tab-parameters = Parameters
    .shows = Maxima, weights, edges of classes, and their names in formulas
ranking-tab-standing = Standing
    .shows = Progress toward the targets
ranking-tab-data = Data
    .shows = The points of every agency for every indicator in one table, for filters and pivot tables
ranking-data-left-out = Left out: it would take { $rows } rows, a sheet has room for { $limit }; scores.csv holds the same
ranking-tab-findings = Findings
    .shows = All errors, warnings and notes of the run
ranking-tab-checks = Checks
    .shows = The engine against the formulas of this workbook, sums of parts, numbers of agencies, indicators and findings
ranking-tab-manifest = Manifest
    .shows = Versions, plugins, input files with their SHA-256, limits

# The manifest of the run

manifest-title = Manifest: what the run was made from
manifest-name = What
manifest-about = Version, size, limit
manifest-digest = SHA-256
manifest-versions = Run
manifest-plugins = Plugins
manifest-submissions = Submissions (sizes in bytes)
manifest-appraisals = Appraisals (sizes in bytes)
manifest-criteria = Files of the criteria set (sizes in bytes)
manifest-limits = Limits
limit-plugins-fuel = Plugins: fuel of one call
limit-plugins-fuel-per-agency = Plugins: further fuel for each agency
limit-plugins-memory-bytes = Plugins: memory (bytes)
limit-plugins-table-elements = Plugins: elements of function tables
limit-plugins-instances = Plugins: instances
limit-plugins-memories = Plugins: memories
limit-plugins-tables = Plugins: function tables
limit-plugins-stack-bytes = Plugins: stack (bytes)
limit-plugins-answer-bytes = Plugins: answer (bytes)
limit-plugins-answer-bytes-per-agency = Plugins: further answer for each agency (bytes)
limit-plugins-seconds = Plugins: time (seconds)
limit-plugins-fuel-per-second = Plugins: fuel a second
limit-plugins-component-bytes = Plugins: size of a plugin (bytes)
limit-plugins-modules = Plugins: modules
limit-plugins-functions = Plugins: functions
limit-plugins-function-bytes = Plugins: size of a function (bytes)
limit-plugins-locals = Plugins: local variables
limit-submissions-files = Submissions: files
limit-submissions-file-bytes = Submissions: size of a file (bytes)
limit-submissions-entries = Submissions: entries of an archive
limit-submissions-entry-bytes = Submissions: inflated size of an entry (bytes)
limit-submissions-inflated-bytes = Submissions: inflated size of a file (bytes)
limit-submissions-inflation-ratio = Submissions: greatest inflation
limit-submissions-form-cells = Submissions: cells of a form
limit-submissions-records-cells = Submissions: cells of a records sheet
limit-submissions-records-rows = Submissions: rows of a records sheet

# Parameters

ranking-parameters-title = Parameters of the formulas
ranking-parameters-subtitle = The formulas of the other sheets call these values by their names; change one, and every sheet is calculated anew
parameters-title = What it is
parameters-name = Name in formulas
parameters-constants = General
parameters-worths = What pillars and views are worth
parameters-maxima = The most points of each indicator
parameters-weights = Weights in means
parameters-not-applicable = The mark of what does not apply
parameters-rank-digits = Decimals to which indices are compared
parameters-tie-breaker-digits = Decimals to which tie-breakers are compared
parameters-lowest = What stands for a tie-breaker without a figure (comes last)
parameters-percent = From a share to per cent
parameters-class-digits = Decimals to which figures are held against the edges of classes
parameters-check-digits = Decimals to which the engine and the formulas must agree
parameters-passed = The words for a check that is met
parameters-failed = The words for a check that is not met
parameters-class-titles = Classes ({ $cohorts }): titles
parameters-class-places = Classes ({ $cohorts }): places
parameters-class-lower = Classes ({ $cohorts }): lower edges
parameters-class-lower-closed = Classes ({ $cohorts }): whether the lower edge belongs to the class (1) or not (0)
parameters-class-upper = Classes ({ $cohorts }): upper edges
parameters-class-upper-closed = Classes ({ $cohorts }): whether the upper edge belongs to the class (1) or not (0)
parameters-class-gap = where no class holds the figure
checks-passed = PASSED
checks-failed = FAILED

# Matrix

ranking-matrix-title = Matrix of points: { $cohort }
ranking-matrix-subtitle = The final points of the indicators are given; the points of pillars, the maxima that apply and the shares are formulas. The darker a cell, the more points are lost
matrix-view = View { $number }
matrix-whole = Total
matrix-points = { $node }: points
matrix-maximum = { $node }: maximum that applies
matrix-share = { $node }: share
matrix-available = { $node }: maximum of what has a figure
matrix-term = Part in the mean of: { $node }
matrix-against = Maximum; weight
matrix-remark-closed = { $node }: a mandatory condition is not met, the engine wrote the points
matrix-remark-coverage = { $node }: too little has a figure, the engine withholds the points

# Ranking, pillars

listing-percent = Share
listing-row = Row of the matrix
listing-key = Index as compared
listing-breaker = Tie-breaker: { $node }
listing-class-figure = Figure that is classed: { $node }
listing-class-place = Place of the class: { $node }
ranking-pillars-title = Shares by pillar
ranking-pillars-subtitle = Points ÷ maximum that applies; the darker a cell, the more points are lost. The last four lines of each cohort are of its ranked agencies
pillars-best = Best
pillars-mean = Mean
pillars-median = Median
pillars-least = Least

# Cover

overview-registered = Agencies
overview-scored = Scored
overview-ranked = Ranked
overview-mean = Mean index
overview-median = Median
overview-best = Best

# Data

ranking-data-title = Data: the points of every agency for every indicator
ranking-data-subtitle = A line is one indicator of one agency; use the filters of the headings, or insert a pivot table from the table dti_data
data-path = Pillars
data-indicator-code = Indicator
data-counted = Adds to the total

# Checks

ranking-checks-title = Checks: the engine and the formulas of this workbook
ranking-checks-subtitle = What the engine computed stands beside the formula here; every difference must be 0
checks-what = What is checked
checks-engine-points = Points: engine
checks-here-points = Points: here
checks-engine-index = Index: engine
checks-here-index = Index: here
checks-engine-rank = Rank: engine
checks-here-rank = Rank: here
checks-difference = Difference
checks-parts = Sum of parts
checks-result = Result
checks-overall = All checks
checks-cover = Checks of this workbook
checks-counts = Numbers (in the columns of points)
checks-registered = { $cohort }: agencies registered
checks-ranked = { $cohort }: agencies ranked
checks-unranked = { $cohort }: agencies scored, without a rank
checks-unscored = { $cohort }: agencies not scored
checks-matrix = { $cohort }: agencies in the matrix
checks-indicators = Indicators that are scored
checks-scores = Lines of the sheet of data
checks-errors = Errors
checks-warnings = Warnings
checks-notes = Notes
checks-live = Cells that formulas make in this workbook (before the checks)
checks-decided = Cells that the engine wrote because no formula can say them
