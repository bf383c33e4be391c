### The words of reports, of the template, and of explanations.

# Outputs and runs

output-refused = `{ $path }`: { $reason }
output-not-a-run = the folder `{ $path }` holds `{ $found }`, which no earlier run made; name a new folder, so that no file is lost
output-exists = the file `{ $path }` is there already and differs from the new template, so it may be filled in; name another folder
output-is-current-folder = `{ $path }` is the current folder; name a folder in it, such as `--out results`
output-busy = another run writes to `{ $path }` at the moment
output-open = the file `{ $path }` is open in another program, such as Excel; close it and run again
output-not-finite = the file `{ $path }`, column `{ $column }`, row { $row }: the value is not a finite number
run-unfinished = the folder `{ $folder }` has no `run.json`: the run was not finished, or this is not a run
run-file-unreadable = `{ $file }` cannot be read: { $reason }
run-agency-unknown = the run has no agency `{ $code }`; perhaps: { $known }
run-indicator-unknown = the run has no indicator `{ $code }`; perhaps: { $known }
run-not-scored = the agency `{ $agency }` was not scored: { $status }
run-cohort-unknown = the run has no cohort `{ $code }`; it has: { $known }
run-nobody-to-appraise = of those who are asked for, nobody was scored
run-not-applicable = the indicator `{ $indicator }` does not apply to the agency `{ $agency }`

# The first difference between what is kept and what is made anew

difference-line = line { $line }, column { $column }: { $kept } instead of { $made }
difference-cell = sheet `{ $sheet }`, cell { $cell }: { $kept } instead of { $made }
difference-part = the part `{ $part }` within the file, such as formats; the values of all cells are equal
difference-byte = after { $offset } equal bytes; there are { $kept } bytes instead of { $made }
difference-nothing = nothing

# Words of reports

report-yes = Yes
report-no = No
report-missing = missing
report-no-result = no result
report-status-scored = scored
report-status-not-ranked = not ranked
report-status-not-submitted = not submitted
report-status-errors = has errors
report-status-answer-required = lacks a required figure
report-points-computed = computed
report-points-zero = missing, 0 points
report-points-full = counted in full
report-points-removed = missing, left out of the maximum
report-points-not-applicable = not applicable
report-points-evidence-required = more evidence is required
report-points-appraised = appraised by the council
report-points-recomputed = computed again after corrections elsewhere
report-points-not-scored = collected, not scored
score-not-applicable = does not apply: { $why }; { $counts }
score-not-applicable-attribute = { $title }: { $value }
score-not-applicable-named = the criteria set says which agencies it applies to
score-counts-zero = counts as 0 points
score-counts-full = counts as all points
score-counts-removed = left out of the maximum
score-evidence-required = { $reason } (no points: no document is cited)
score-appraised = { $points } points by the council (by the figures: { $reason })
score-collected = the figures are collected and not scored
score-recomputed = { $reason } (computed again: the council corrected other figures that it depends on)
report-basis-official = Official: { $words }
report-basis-own-choice = The author's choice: { $words }

# Headings of reports

report-agency = Agency
report-agency-code = Agency code
report-basis = Basis
report-band = Class
report-band-agencies = Agencies
report-band-edges = Limits
report-band-share = Share
report-best = Best of the cohort
report-appraised-points = Appraised
report-cell = Cell
report-code = Code
report-cohort = Cohort
report-computed-points = Computed points
report-coverage = Coverage
report-coverage-words = Indicators with figures
report-evidence = Evidence
report-figures = Figures
report-file = File
report-final-points = Final points
report-gap = Gap
report-goal = Goal
report-hint = Way out
report-index = Index
report-indicator = Indicator
report-maximum = Maximum points
report-measure = Measure
report-median = Median of the cohort
report-message = Message
report-of = Agencies ranked
report-pillar = Pillar
report-points = Points
report-producer = Producer
report-rank = Rank
report-reached = Reached
report-reason = Reason
report-rule = Rule
report-self-points = Self-scored points
report-severity = Severity
report-sheet = Sheet
report-source = Source
report-status = Status
report-target = Target
report-time = Period
report-total = Total
report-value = Value

# Sheets of reports

report-tab-findings = Findings
report-title = Results of the digital transformation assessment
report-ranking-title = Ranking: { $cohort }
report-section-not-ranked = Not ranked
report-section-not-scored = Not scored
report-bands-title = Agencies by class
report-views-title = Index and rank by view
report-standing-title = Progress toward the targets
report-standing-none = The criteria set names no target that can be measured.
report-measure-rank = place in a ranking
report-measure-series = figure of the same year
report-measure-outlook = distance to a later goal
report-findings-title = Errors and warnings
report-findings-subtitle = Each row says where to look, what is wrong and what to do
report-findings-more = { $count } more are in findings.json.
report-findings-none = There are no errors, warnings or notes.
report-indicators-title = Every indicator
report-set = Criteria set
report-period = Period
report-legal-basis = Decision
report-legal-basis-words = { $number } of { $date }, { $issuer }
report-basis-words = { $official } indicators rest on an official source, { $own } are the author's choice; each agency's workbook gives the basis of every indicator
report-note = Note
report-at = Day of the run
report-scored = Scored
report-scored-words = { $scored } of { $agencies } agencies
report-findings-words = { $errors } errors, { $warnings } warnings, { $notes } notes
report-how-to-read = How to read
report-how-to-read-words = The index is points divided by the most points that apply to the agency. “–” says that something does not apply, an empty cell that there is no result. Agencies that are not ranked and those not scored stand at the end.
report-ranking-rules = Ranking
report-composition = Composition
report-views = View
report-unscored = Not scored
report-gate-closed = Mandatory conditions not met
report-engine = Version of the engine

# Adjustments of figures

adjustment-denominated = { $from } ÷ { $by } ({ $denominator }) = { $to }
adjustment-denominated-times = { $from } ÷ { $by } ({ $denominator }) × { $times } = { $to }
adjustment-not-denominated = { $from } cannot be divided by “{ $denominator }” ({ $by }), so it counts as missing
adjustment-imputed-mean = missing, imputed with the mean of { $group }: { $to } (agencies: { $count })
adjustment-imputed-median = missing, imputed with the median of { $group }: { $to } (agencies: { $count })
adjustment-group-cohort = the cohort
adjustment-group-attribute = agencies of the same “{ $attribute }”
adjustment-winsorised = outlier { $from } winsorised to { $to }
adjustment-logged = logarithm taken because of outliers: { $from } becomes { $to }

# Template

template-tab-guidance = Guidance
template-kind-number = number
template-kind-count = whole number
template-kind-percent = percentage
template-kind-choice = choose from the list
template-kind-yes-no = Yes or No
template-kind-date = day/month/year
template-kind-text = text
template-between = from { $minimum } to { $maximum }
template-at-least = of { $minimum } or more
template-at-most = up to { $maximum }
template-part-of = not above ({ $number })
template-outside = Not to be entered: { $title } (supplied by another body)
template-unless-outside = { $title }: where another body supplies the figure, that one counts
template-records = Not to be entered: { $title } (counted from the sheet “{ $sheet }”)
template-self-points = Enter the self-scored points
template-evidence-required = Evidence is required
template-evidence-optional = Evidence may be cited
template-refusal = Needed: { $hint }
template-self-points-hint = Self-scored points, { $hint }
template-guide-title = How to fill the form in
template-guide-cells = Fill in the yellow cells only: deep yellow where a figure is still to be entered, pale yellow where it is entered or need not be. Grey cells are not used for that indicator. All others are locked, so that the form can be read.
template-guide-figures = The column “What to enter” says what (1), (2)… are; enter them in the columns “Figure 1”, “Figure 2”… of the same row. Select a cell to see a hint.
template-guide-numbers = Type digits, with your spreadsheet's decimal sign. Type neither signs between thousands nor units. In cells for percentages type the sign too, such as 85%. In Excel 85 becomes 85% there as well, but 0.5 becomes 50%, so half a per cent must be typed as 0.5%.
template-guide-dates = Type dates as day/month/year with four digits for the year, such as 31/12/2023.
template-guide-missing = Leave a cell empty where there is no figure. A 0 says that you counted and there was none.
template-guide-self-points = “Self-scored points” are what you compute yourself by the column “Rule”; the engine computes them again from the figures.
template-guide-evidence = “Evidence”: number – date: abstract, such as 12/BC-STC – 05/01/2025: Báo cáo kết quả chuyển đổi số; one document a line (Alt+Enter). “Yes” or “attached” alone does not count. An indicator that requires evidence and has none earns no points, and needs an explanation.
template-guide-records = Sheets of records, where there are any: one dossier or subject a row; keep the heading row.
template-guide-structure = Change neither the agency's code nor those of the set and the indicators. Save the form as .xlsx.

# Template of the council

appraisal-tab-guidance = How to fill in
appraisal-guide-title = How to fill in the appraisal
appraisal-guide-cells = Fill in the light yellow cells only. Grey cells hold what the run says and are locked.
appraisal-guide-verdict = “Verdict”: choose “Agreed” to confirm the points that stand; choose “Not agreed” and enter the appraised points or the corrected figures.
appraisal-guide-points = “Appraised points” are what counts; they lie between the minimum and the maximum of the row.
appraisal-guide-figures = “Figure 1”, “Figure 2”…: correct only the figure that is wrong; the rule then scores again, for the whole cohort where points are relative.
appraisal-guide-reason = Every change needs a reason.
appraisal-guide-members = “Members”: several names between semicolons. When several members comment on one indicator, use the blank rows below the table: agency code, indicator code and the remark. Members may not set different points.
appraisal-guide-date = Write the date once beside “Date of the appraisal”, or in each row.
appraisal-guide-untouched = Rows that stay empty are no decision: the points stand as they are.
appraisal-guide-evidence = Where evidence is missing, “Agreed” without points confirms 0 points; enter points if the council accepts the figures.
appraisal-corrected = { $figure }, corrected: { $corrected }
appraisal-refusal = Choose from the list, or enter a figure of the kind that is asked for.

# Explanations

explain-agency = Agency
explain-indicator = Indicator
explain-cell = Cell
explain-metric = Metric
explain-adjustment = Preparation
explain-rule = Rule
explain-parameters = Parameters
explain-place = Defined at
explain-basis = Basis
explain-corrected = Corrected
explain-appraisal = Appraisal
explain-appeal = Appeal
explain-set-points = { $points } points
explain-reason = Reason
explain-points = Points
explain-points-words = self-scored { $self } · computed { $computed } · appraised { $appraised } · final { $final } of { $maximum } ({ $status })
explain-pillar = Pillar
explain-index = Index
explain-band = class
explain-rank-words = rank { $rank } of { $of } in the cohort “{ $cohort }”

# Rules of a set in words

applies-to-all = all agencies
applies-cohorts = only the cohort { $cohorts }
applies-agencies = only { $agencies }
applies-except = except { $agencies }
applies-attribute = only agencies where “{ $title }” is { $value }
points-plain = up to { $maximum } points
points-between = from { $minimum } to { $maximum } points
points-uncounted = up to { $maximum } points, which do not count
points-bonus = bonus: up to { $maximum } points, which no maximum includes
points-penalty = penalty: { $minimum } points at worst
points-unbounded = may lie beyond these limits
mark-not-scored = not scored
mark-uncounted = does not count
mark-bonus = bonus
mark-penalty = penalty
node-sum = sum of the points of its members
node-weighted-mean = { $points } points × arithmetic mean of its members' shares (points ÷ maximum)
node-geometric-mean = { $points } points × geometric mean of its members' shares (points ÷ maximum)
node-harmonic-mean = { $points } points × harmonic mean of its members' shares (points ÷ maximum)
node-minimum = { $points } points × the lowest of its members' shares (points ÷ maximum)
node-weight = { $code } has weight { $weight }
class-points = points
class-any = any result
class-from = { $lower } { $unit } or more
class-above = above { $lower } { $unit }
class-to = up to { $upper } { $unit }
class-below = below { $upper } { $unit }
class-from-to = from { $lower } to { $upper } { $unit }
class-from-below = from { $lower } to below { $upper } { $unit }
class-above-to = above { $lower } up to { $upper } { $unit }
class-above-below = above { $lower } to below { $upper } { $unit }
band-none-gap = Between two classes
band-none-refused = Mandatory conditions not met
band-none-no-result = No result
unranked-coverage = { $share } of the indicators that apply have a figure, { $needed } are needed
unranked-withheld = its index has no result

# Parameters of rules

parameter-above = above
parameter-average = average
parameter-bands = bands
parameter-base = base
parameter-below = below
parameter-beyond = what lies beyond counts
parameter-cap = at most
parameter-cases = cases
parameter-complement = complement
parameter-due = due
parameter-each = each
parameter-floor = floor
parameter-from = from
parameter-full = full points
parameter-goal = goal
parameter-goalposts = goalposts
parameter-goalposts-range = goalposts from { $low } to { $high }
parameter-grace-days = days of grace
parameter-high = highest share
parameter-input = figure
parameter-inverse = lower is better
parameter-invert = inverted
parameter-items = items
parameter-late = share when late
parameter-less-is-better = less is better
parameter-low = lowest share
parameter-maximum = highest
parameter-mean = mean
parameter-median = median
parameter-middle = middle
parameter-minimum = lowest
parameter-not-done = when not done
parameter-of = of
parameter-parts = parts
parameter-points = points
parameter-reference = reference
parameter-sd = standard deviation
parameter-share = share
parameter-shares = shares
parameter-target = target
parameter-ties = ties
parameter-to = to
parameter-to-range = on a scale from { $low } to { $high }
parameter-up-to = up to
parameter-weight = weight
parameter-when-alone = when only one agency has a figure
parameter-when-best-zero = when the best is 0
parameter-when-empty = when the denominator is 0
parameter-when-equal = when all are equal
parameter-when-missing = when missing
parameter-withhold = withheld
parameter-zero = 0 points

### Two runs side by side.

changes-title = `{ $old }` compared with `{ $new }`
changes-summary = The runs have { $agencies } agencies and { $indicators } indicators of the same code in common. Risen: { $risen }, fallen: { $fallen }, same rank: { $same }.
changes-one-line = rank { $rank-before } → { $rank-now } ({ $rank-change }); index { $index-before } → { $index-now } ({ $index-change })
changes-rank-before = Previous rank
changes-index-before = Previous index
changes-points-before = Previous points
changes-change = Change
changes-rank-change = Change of rank
changes-index-change = Change of index
changes-share-change = Change (% of the maximum)
changes-since = Since the last period
changes-moved-most = Indicators that moved most
changes-nodes-not-compared = Nodes that are not compared
changes-agencies-not-compared = Agencies whose ranks are not compared
changes-agencies-before = Previous agencies
changes-kind = Kind
changes-kind-rank = rank
changes-kind-index = the whole
changes-kind-pillar = pillar
changes-kind-view = view
changes-kind-indicator = indicator
changes-previous-run = Earlier run
changes-why-agency-new = new agency
changes-why-agency-removed = no longer in the criteria set
changes-why-agency-merged = merged from several agencies
changes-why-agency-split = split off from an agency
changes-why-other-cohort = in another cohort than before
changes-why-not-scored-before = not scored in the last period
changes-why-not-scored-now = not scored now
changes-why-no-figure-before = no result in the last period
changes-why-no-figure-now = no result now
changes-why-node-new = new
changes-why-node-removed = removed
changes-why-maximum-changed = most or fewest points changed
changes-why-rule-changed = rule changed
changes-why-inputs-changed = inputs changed
changes-why-composition-changed = composition changed
carried-one = By `{ $set }`: { $parts }
carried-mean = Mean of { $count } agencies by `{ $set }`: { $parts }
