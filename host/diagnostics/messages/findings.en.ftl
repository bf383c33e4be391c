### Every sentence that people read, by key. A message and its `.hint` (the way out) belong to the code of a finding.

# Words

severity-error = error
severity-warning = warning
severity-note = note
asked-by = asked by
against = against
hint = hint

# Criteria sets

set-not-found = there is no criteria set `{ $name }`
    .hint = name a folder with a `set.toml`, or a built-in set: { $known }
set-file-unreadable = the file cannot be read: { $reason }
set-file-not-toml = the file is not TOML: { $reason }
key-missing = { $owner } lacks the key `{ $key }`
key-unknown = { $owner } has no key `{ $key }`
    .hint = the keys are: { $known }
value-of-wrong-type = `{ $key }` is { $found }, not { $expected }
value-not-allowed = `{ $key }` is `{ $value }`, not one of: { $known }
value-out-of-bounds = `{ $key }` is { $value }, but must be { $limit }
code-defined-twice = the code `{ $code }` is defined twice
    .hint = give each { $kind } a code of its own
code-unknown = `{ $key }` names `{ $code }`, but there is no such { $kind }
    .hint = there are: { $known }
keys-contradict = { $owner }: `{ $key }` and `{ $other }` contradict each other
    .hint = leave out one of them
bands-overlap = the classes { $classes } overlap
    .hint = `from` and `to` include the figure itself, `above` and `below` do not
applies-to-nobody = the indicator `{ $code }` applies to no agency of the set
    .hint = mend `applies` here or in the pillars above, or list the agencies that it is meant for
bands-gap = no class holds the figures { $span }
    .hint = an agency with such a figure gets no class; if the decision prints it so, leave it and tell readers
member-counted-twice = `{ $code }` lies within another member of the same view and would count twice
    .hint = leave out one of them
alias-taken = the alias `{ $alias }` is an agency's code or alias already
    .hint = an alias belongs to one agency only
predecessor-not-ended = the agency `{ $agency }` came from `{ $code }` on { $from }, but `{ $code }` had not ended by then
    .hint = let the `to` of `{ $code }` be before { $from }
predecessor-cycle = the agency `{ $code }` came from itself by way of others
    .hint = mend `predecessors`: an earlier agency cannot come from a later one
aggregates-unfit = `{ $code }` cannot be aggregated in these ways: { $reason }
pillar-cycle = the pillar `{ $code }` lies within itself
points-do-not-add-up = the parts of { $owner } add up to { $sum } points, but it declares { $declared }
    .hint = mend `points` or the points of the parts
basis-unclear = { $owner } needs exactly one of `official` and `own-choice`
    .hint = `official` cites the published source; `own-choice` says that the author chose it
example-fails = the example of `{ $code }` earns { $earned }, but says { $expected }
    .hint = { $reason }
reference-table-unusable = the reference table `{ $table }` cannot be used: { $reason }
    .hint = mend its files in `reference`; criteria/README.md says what they hold
target-input-of-wrong-kind = `{ $key }` of a target is `{ $input }` ({ $found }), which cannot be taken together so
    .hint = it takes: { $expected }
set-not-begun = the new criteria set cannot be written: { $reason }
    .hint = { $way-out }

# Rules and plugins

rule-unknown = there is no rule `{ $rule }`
    .hint = there are: { $known }
rule-ambiguous = several plugins offer a rule `{ $rule }`: { $known }
    .hint = write `use = "plugin/rule"`
parameter-refused = the rule `{ $rule }` refuses { $parameter }: { $reason }
rule-input-missing = the indicator `{ $code }` lacks the input `{ $input }` that the rule `{ $rule }` reads
rule-input-unknown = the rule `{ $rule }` does not read an input `{ $input }`
    .hint = it reads: { $known }
rule-input-of-wrong-kind = the input `{ $input }` is of kind `{ $found }`, but the rule `{ $rule }` reads { $expected }
rule-unbounded = the rule `{ $rule }` of the indicator `{ $code }` may award points beyond its range
    .hint = if that is meant, write `bounded = false`; else take a rule that keeps to a range, such as `min-max`
rule-bounded = the indicator `{ $code }` says `bounded = false`, but the rule `{ $rule }` keeps to its range
    .hint = leave out `bounded`
plugin-unusable = the plugin `{ $plugin }` cannot be used: { $reason }
plugin-not-begun = the plugin cannot be begun: { $reason }
    .hint = { $way-out }
plugin-project-missing = the folder holds no project of a plugin
    .hint = begin one: dti plugin new NAME
plugin-faulty = the project does not compile: { $reason }
plugin-not-built = the plugin cannot be built: { $reason }
    .hint = { $way-out }
plugin-digest-differs = the plugin `{ $plugin }` is not the one that the set is locked to: its digest is { $found }, locked is { $locked }
    .hint = { $way-out }
plugin-not-at-hand = the plugin `{ $plugin }`, which the set is locked to, is not at hand: { $reason }
    .hint = { $way-out }
plugin-not-locked = the indicator `{ $code }` is scored by the plugin `{ $plugin }`, which the set's lock does not name
    .hint = if the plugin is wanted, lock it: dti plugin lock { $set }
plugin-lock-wrong = the lock says that the { $key } of the plugin `{ $plugin }` is `{ $locked }`, but it is `{ $found }`
    .hint = { $way-out }
plugin-lock-missing = the set has no plugins.lock
    .hint = write one: dti plugin lock { $set }
set-not-lockable = the set `{ $set }` is built in: the program holds its plugins already, and there is no folder for a lock
    .hint = name a folder that holds a set.toml
plugin-not-used = the set uses no plugin `{ $plugin }`
    .hint = it uses: { $known }
plugin-unsigned = the plugin `{ $plugin }` must be signed, and its signature cannot be read: { $reason }
    .hint = ask its author for the signature file and put it there; the author makes it with: minisign -S -m { $component }
signature-malformed = the signature of the plugin `{ $plugin }` is not of the form that minisign writes
    .hint = ask its author for the signature file again
signature-broken = the signature of the plugin `{ $plugin }` is not of this file: the plugin or its signature was changed after it was signed
    .hint = do not use { $component }; ask its author for both files again
signer-unknown = the plugin `{ $plugin }` is signed by a key that the set does not trust
    .hint = trusted are: { $known }; who answers for the set adds further keys to its signers.toml
signer-differs = the plugin `{ $plugin }` must be signed by `{ $locked }`, but is signed by `{ $found }`
    .hint = ask `{ $locked }` for a signature, or accept the other signer: dti plugin update
law-broken = the rule `{ $rule }` breaks the law `{ $law }`: { $sentence }; { $example }
    .hint = { $way-out }
law-untried = the rule `{ $rule }` could not be tried: { $reason }
    .hint = write a case with parameters that it accepts into cases.toml, or put `examples` into its schema
law-unseen = the rule `{ $rule }` says that it compares agencies, but in no cohort did it
    .hint = if it looks at each agency alone, take `RELATIVE` (in the profile: `relative`) away: it makes the engine cautious
schema-unfit = the parameter schema of the rule `{ $rule }` does not fit: { $what }: { $reason }
    .hint = schema, examples (in Rust: `SAMPLE`) and the code that reads the parameters must say the same
cases-unreadable = the cases cannot be read: { $reason }
case-fails = the case “{ $case }” fails: { $what }
table-unfit = the table cannot be scored: { $reason }
rule-failed = the rule `{ $rule }` failed while it scored the indicator `{ $code }`: { $reason }
plugin-interrupted = this machine did not run `{ $plugin }` to its end: { $reason }
    .hint = close other programs and run again; results do not depend on the machine, and no points were written
rule-refused = the rule `{ $rule }` refuses to score the indicator `{ $code }`: { $reason }

# Submissions

submissions-empty = the folder holds no submission
    .hint = put .xlsx, .ods or .csv files into it
folder-unreadable = the folder cannot be read: { $reason }
    .hint = check the path and the permission to read it
file-unreadable = the file cannot be read: { $reason }
    .hint = { $way-out }
reader-failed = the file cannot be read: { $reason }; other files are not affected
    .hint = copy the form into a new workbook, save it as .xlsx and run again
file-kind-unsupported = files of the kind { $kind } are not read
    .hint = { $way-out }
workbook-encrypted = the workbook is protected by a password
    .hint = remove it: File › Info › Protect Workbook › Encrypt with Password, clear it and save
workbook-with-macros = the file holds { $what } (`{ $part }`) and is refused
    .hint = { $way-out }
workbook-with-links = the file takes figures from { $what } (`{ $part }`), so they cannot be proved
    .hint = { $way-out }
workbook-with-objects = the file holds { $what } (`{ $part }`) and is refused
    .hint = { $way-out }
limit-exceeded = { $what } is { $value }, the limit is { $limit }
    .hint = { $way-out }
agency-missing = the submission names no agency
    .hint = write the agency's code beside `Mã đơn vị`, or fill in the template that was handed out
records-agency-missing = { $count } rows name no agency, so that they do not count
    .hint = write the agency's code into the column `agency` of each row
records-agency-unknown = { $count } rows bear the code `{ $code }`, but no agency does, so that they do not count
    .hint = { $way-out }
records-ambiguous = the columns fit several records sheets equally well: { $known }
    .hint = name the file after the records sheet, such as { $example }
records-defined-twice = two tables of all agencies hold `{ $records }` of the agency: one has { $rows } rows, the other { $other }
    .hint = keep one of them
agency-unknown = there is no agency with the code `{ $code }`
    .hint = { $way-out }
agency-not-valid = the agency `{ $agency }` takes no part in this period: it is valid from { $from } to { $to }, and the last day of the period is { $day }
    .hint = { $way-out }
set-mismatch = the submission is for the criteria set `{ $found }`, not `{ $expected }`
    .hint = fill in the template of `{ $expected }`
template-of-other-edition = the form was filled in on the template of `{ $found }`, period { $found-period }, but `{ $expected }`, period { $expected-period }, is assessed
    .hint = ask whoever runs the assessment for the template of `{ $expected }` (made by `dti template { $expected } --agency { $agency } --out DIR`), move the figures there and hand it in again
template-of-other-set = the form was filled in on the template of another set: `{ $found }` ({ $found-title }), period { $found-period }; needed is that of `{ $expected }` ({ $expected-title }), period { $expected-period }
    .hint = ask whoever runs the assessment for the template of `{ $expected }` (made by `dti template { $expected } --agency { $agency } --out DIR`) and fill it in
template-of-other-agency = the form names the agency `{ $agency }`, but its template was handed out to `{ $found }`{ $found-name }
    .hint = if the code was mistyped, write `{ $found }` again; otherwise fill in the template of `{ $agency }` (made by `dti template { $set } --agency { $agency } --out DIR`)
form-missing = no sheet has a column `{ $column }`
    .hint = keep the template's heading row; a flat table, one row for each agency, begins with a column `agency`
column-missing = the table lacks the column `{ $column }`
    .hint = put the column back as the template has it
column-defined-twice = two columns are headed `{ $column }`
    .hint = delete or rename one of them
row-defined-twice = the indicator `{ $code }` stands in two rows
    .hint = keep one of them
indicator-unknown = the criteria set has no indicator `{ $code }`
    .hint = mend the code as in the template, or delete the row
indicator-ambiguous = the row's code is stored as the number { $value }, which may mean { $known }
    .hint = format the cell as text and type the code again
submission-defined-twice = the agency `{ $agency }` handed in two submissions that differ
    .hint = keep one of the files
answer-defined-twice = `{ $input }` of the indicator `{ $code }` has two figures: { $value } and { $other }
    .hint = keep one of them
number-expected = `{ $input }` is “{ $value }”, not a number
    .hint = type digits only, with a comma before decimals
number-ambiguous = `{ $input }` is “{ $value }”, which may mean { $one } or { $other }
    .hint = type it without a thousands separator
count-expected = `{ $input }` is { $value }, not a whole number of 0 or more
percent-ambiguous = `{ $input }` is { $value }, which may mean { $value } % or { $value } times
    .hint = type it with a sign, such as { $value } %
date-expected = `{ $input }` is “{ $value }”, not a date
    .hint = type day/month/year with four digits, such as 31/12/2023
yes-no-expected = `{ $input }` is “{ $value }”, not Có (yes) or Không (no)
    .hint = choose Có or Không
option-unknown = `{ $input }` is “{ $value }”, which is not an option
    .hint = choose one of: { $known }
formula-without-value = the cell holds a formula without a stored value
    .hint = open the file in Excel, let it calculate, and save it
cell-error = the cell holds the error { $value }
    .hint = mend the formula, or type the figure
cell-defined-twice = the file holds this cell twice, with two contents
    .hint = open the file in Excel, look at the cell, and save it; do not hand in what another program has patched
more-cells-wrong = `{ $column }` has { $count } more cells that cannot be read
    .hint = mend the cells told above, then look for others like them

# Metrics

metric-below-minimum = `{ $input }` of the indicator `{ $code }` is { $value }, below its minimum { $limit }
metric-above-maximum = `{ $input }` of the indicator `{ $code }` is { $value }, above its maximum { $limit }
part-above-whole = `{ $input }` of the indicator `{ $code }` is { $value }, but `{ $whole }` is only { $limit }
    .hint = { $part-title } is a part of { $whole-title }, so it cannot be larger
sql-refused = the SQL of `{ $input }` (indicator `{ $code }`) is not allowed: { $reason }
    .hint = write one aggregate expression over the columns of `{ $table }`
sql-budget = the SQL over `{ $table }` with { $rows } rows: { $what } is { $value }, the limit is { $limit }
    .hint = split the run, so that there are fewer rows, or write simpler expressions
sql-failed = the SQL of `{ $input }` (indicator `{ $code }`) failed: { $reason }

# Appraisals and appeals

appraisal-set-mismatch = the council's file is for the criteria set `{ $found }`, not `{ $expected }`
    .hint = fill in the file that `dti appraisal-template` wrote for a run of `{ $expected }`
appraisal-repeated = the file is the same as { $other }
    .hint = give each round once, each appeal after the appraisal
appraisal-not-applicable = the council decides on the indicator `{ $code }`, which { $reason }
    .hint = mend the code of the indicator or of the agency, or clear the row's decision
appraisal-figure-unasked = `{ $column }` is “{ $value }”, but the indicator `{ $code }` asks for no such figure
    .hint = move the figure to its column, or set points instead
appraised-points-out-of-bounds = the appraised points of the indicator `{ $code }` are { $value }, not within { $minimum } and { $maximum }
    .hint = enter points within these bounds
verdict-unknown = the verdict is “{ $value }”, which is not one that is read
    .hint = choose one of: { $known }
appraisal-reason-missing = the council changes the indicator `{ $code }` and gives no reason
    .hint = write the reason, which the agency will read in its report, or choose “Agreed” if nothing changes
disagreement-without-change = the council does not agree on the indicator `{ $code }`, but sets neither points nor figures
    .hint = enter the appraised points or the corrected figures
appraisal-contradiction = `{ $what }` of the indicator `{ $code }` is “{ $value }” in one row and “{ $other }” in another
    .hint = let the council settle it, and keep one
agreed-points-differ = the council agrees on the indicator `{ $code }`, but enters { $value } points; those that stand are { $points }
    .hint = clear the points to confirm { $points }, or choose “Not agreed” and say why
agreed-figure-differs = the council agrees on the indicator `{ $code }`, but corrects `{ $input }` from { $submitted } to { $value }
    .hint = clear the figure to confirm what stands, or choose “Not agreed” and say why
appeal-older = the decision on the indicator `{ $code }` is of { $date }, but wins over one of { $other }
    .hint = mend the date, or give the files in the order of their rounds

# Scores and index

answer-required = the indicator `{ $code }` must be answered, but: { $reason }
    .hint = fill in the figures and hand the submission in again
nobody-scored = no agency could be scored
    .hint = mend the errors above

# Standing

target-unusable = the target `{ $target }` cannot be measured: { $reason }
    .hint = { $way-out }

# Outputs

output-unwritable = the output cannot be written: { $reason }
    .hint = close outputs that are open, check the permission to write and the free space
sheet-left-out = ranking.xlsx lacks the sheet `{ $sheet }`: it would take { $rows } rows, a sheet has room for { $limit }
    .hint = use scores.csv, which holds the same
nothing-to-appraise = there is nothing to appraise: { $reason }
nothing-to-explain = there is nothing to explain: { $reason }
run-changed = the file `{ $file }` is not as the run wrote it
    .hint = score anew, or take the file from a copy of the run
runs-unrelated = the runs `{ $old }` and `{ $new }` have no { $lacking } in common
    .hint = compare runs of one criteria set, or declare the `aliases` and `predecessors` of the agencies
nothing-to-carry-over = the criteria set `{ $set }` takes no figure from an earlier run
    .hint = write `carry-over = "index"`, or the code of a node, at the input that takes it
robustness-undeclared = the criteria set `{ $set }` does not say what is uncertain, so there is nothing to vary
    .hint = write in its set.toml, for instance: robustness = { "{" } seed = 2025, draws = 10000, weights = { "{" } spread = 0.25, of = "all" { "}" }, leave-out = "indicators" { "}" }; then score anew, see criteria/README.md
hypothesis-unfit = `{ $agency }`, `{ $code }`: the figure cannot be supposed: { $reason }
argument-unfit = { $argument }: `{ $value }` { $reason }
    .hint = { $way-out }
goal-out-of-reach = `{ $agency }` cannot reach { $goal }: with all of its { $count } indicators that have headroom at their ceilings its index would be { $index }, its rank { $rank }
    .hint = now: index { $index-before }, rank { $rank-before }; ask for a nearer goal, or allow more with `--ceiling maximum`; all others are assumed to stand still
costs-unusable = the costs cannot be used: { $reason }
    .hint = the file has the columns `indicator` and `cost`; a cost is a number of 0 or more, with a point before its decimals
run-unreadable = the folder is not a finished run: { $reason }
    .hint = name the folder that was given to `--out`

# Proofs

output-missing = the file `{ $file }` is missing or cannot be read; the run wrote it with sha256 { $recorded }
    .hint = take it from a copy of the run, or score again
output-changed = the file `{ $file }` is not what the run wrote: its sha256 is { $found }, it was { $recorded }
    .hint = take it from a copy of the run; for notes, copy a file elsewhere and write into the copy
output-foreign = the file `{ $file }` was not written by this run
    .hint = move it out of the folder of the results
input-unnamed = it is not known where an input lies, because the folder of the results has no inputs.json
    .hint = name it with { $option }
input-moved = `{ $path }` is not where it was
    .hint = say where it is with { $option }
input-missing = the file `{ $file }` that the run read is missing, sha256 { $recorded }
    .hint = put back the file that was handed in when the run was made
input-differs = { $what } is not what the run read: the sha256 is { $found }, it was { $recorded }
    .hint = use what the run read; if the new one is right, score again as another run
input-added = the file `{ $file }` was not there when the run was made, sha256 { $found }
    .hint = move it away from the inputs
version-differs = { $what } is { $found }, it was { $recorded } when the run was made
    .hint = verify with the very version of the program that made the run
run-not-made-again = the run was not made anew, so it is not proved that its outputs come out of its inputs
    .hint = mend the other findings, then run `dti verify` again
run-differs = made anew, `{ $file }` comes out otherwise: { $difference }; files that differ: { $count }
    .hint = what is kept did not come out of the inputs that are recorded; take it from a copy, or score again

# Warnings and notes

submission-missing = the agency `{ $agency }` handed nothing in
row-missing = the form lacks the row of the indicator `{ $code }`
    .hint = put the row back as the template has it
template-version-differs = the template was made from another version of `{ $set }` (stamp { $found }…, now { $expected }…)
    .hint = if the set now asks for something else, hand templates out again; otherwise there is nothing to do
stamp-contradictory = the hidden stamp of the template contradicts itself: `{ $mark }` is “{ $property }” in the file's properties, but “{ $sheet }” on the hidden sheet
    .hint = the form is read by what it shows; see whether its sheet was copied from another file
locked-cell-changed = column `{ $column }` of indicator `{ $code }` says “{ $value }”, but the set says “{ $expected }”
    .hint = the template locks this cell: write what the set says, and see whether the figures are what is asked for
submission-repeated = the file is the same as { $other } and is left out
answer-missing = `{ $input }` of the indicator `{ $code }` is missing
denominator-not-positive = `{ $input }` of the indicator `{ $code }` cannot be divided by `{ $denominator }`, which is { $value }
    .hint = enter more than 0 for `{ $denominator }` of the indicator `{ $denominator-code }`; until then `{ $input }` counts as missing
denominator-missing = `{ $input }` of the indicator `{ $code }` cannot be divided by `{ $denominator }`, which is missing
    .hint = supply `{ $denominator }` of the indicator `{ $denominator-code }`; until then `{ $input }` counts as missing
nothing-to-impute-from = `{ $input }` of the indicator `{ $code }` stays missing where nobody of the same group has a figure; agencies: { $count }
    .hint = supply the figures, or impute `{ $input }` among a larger group
evidence-missing = the indicator `{ $code }` has figures but no evidence, so it earns no points; status: more evidence is required{ $explanation }
    .hint = cite number – date: abstract, one document a line, such as: 12/BC-STC – 05/01/2025: Báo cáo kết quả chuyển đổi số; where there is no document, explain why
evidence-mere-cell = ; “{ $value }” names no document
evidence-nor-explanation = ; there is no explanation either
evidence-but-explanation = ; an explanation is given
evidence-of-wrong-form = the evidence of the indicator `{ $code }` is not in its form: { $faults }
    .hint = cite number – date: abstract, one document a line, such as: 12/BC-STC – 05/01/2025: Báo cáo kết quả chuyển đổi số
evidence-mere-word = it names no document
evidence-mere-link = it is a link without number and date
evidence-without-number = no number stands at its beginning
evidence-date-for-number = `{ $date }` is a date, not a number and symbol
evidence-without-date = no date stands behind its number
evidence-no-such-date = `{ $date }` is no day of the calendar in day/month/year
evidence-after-filling-in = its date { $date } is after { $filled-in }, when the form was filled in
evidence-far-from-period = its date { $date } is far from the period
evidence-without-abstract = the abstract is missing
evidence-too-many = the cell cites over { $limit } documents, and the rest is taken as part of this one
self-points-out-of-bounds = the self-scored points of the indicator `{ $code }` are { $value }, not within { $minimum } and { $maximum }
text-in-legacy-font = “{ $value }” was typed for an old font, { $font }; probably it is “{ $read }”; such cells in the sheet: { $count }
    .hint = convert it to Unicode with Unikey (Ctrl+Shift+F6), set a font such as Times New Roman, and save it
text-with-hidden-marks = “{ $value }” holds the hidden mark { $mark }, so what is seen may not be what is read; such cells in the sheet: { $count }
    .hint = empty the cell and type it anew
letter-corrected = the letter `{ $found }` in “{ $value }” is read as `{ $meant }`
column-unknown = the column `{ $column }` means nothing here and is left out
answer-ignored = “{ $value }” is left out: { $reason }
appraisal-edition-differs = the council's file was made from another version of the criteria set ({ $found }, now { $expected })
    .hint = check that what changed in the set does not touch the decisions, or write the template anew
appraisal-date-missing = the decision on the indicator `{ $code }` bears no date
    .hint = write it in the row, or beside “Date of the appraisal” above the table for all rows
appraisal-dates-missing = none of the { $count } decisions of the file bears a date
    .hint = write it beside “Date of the appraisal” above the table, or in a column “Date”
appraisal-undecided = there are remarks on the indicator `{ $code }`, but neither verdict nor points nor figures; nothing changes
    .hint = choose a verdict, or enter points
appraisal-without-effect = the agency `{ $agency }` is not scored; decisions of the council without effect: { $count }
agreed-points-moved = the council agreed with { $value } points for the indicator `{ $code }`, which now gives { $points }, because figures of other agencies changed; { $value } counts
    .hint = clear the points if the council agrees with what the rule gives
agreed-without-evidence = the council agrees on the indicator `{ $code }`, whose evidence is missing: 0 points are confirmed
    .hint = enter the points if the council accepts the figures without the evidence
appraised-points-beside-figures = the council sets { $value } points for the indicator `{ $code }`, but the figures it corrected give { $points }; { $value } counts
    .hint = clear the points if the rule is to decide
appraisal-restores-indicator = the indicator `{ $code }` would be left out of the maximum; with the points of the council it counts again
indicator-withheld = the indicator `{ $code }` does not count for the cohort “{ $cohort }”, because the rule `{ $rule }` failed: { $reason }
    .hint = the set says rule-failure = "withhold": the indicator is left out of the whole cohort's maximum; mend the plugin and score anew
agency-not-scored = the agency `{ $agency }` is not scored; errors: { $count }
agency-not-ranked = the agency `{ $agency }` is scored but gets no rank: { $reason }
    .hint = it is listed below the others; have the missing figures handed in, or mend the coverage in the criteria set
mean-of-nothing = the mean of `{ $code }` is 0 for { $count } agencies, because a member has 0 or less of its points: { $agencies }
    .hint = geometric and harmonic means need members above 0: let their rules begin above it, as `min-max` with `to = [1, 100]`
plugin-changed = the plugin `{ $plugin }` is not the one that the run was scored by
    .hint = what is supposed is scored by the plugin at hand; use the program and the plugins of that time, or score anew
cohort-not-ranked = no agency of “{ $cohort }” gets a rank
    .hint = if the figures are complete, the `coverage` of the criteria set asks for more than anybody has
target-not-measured = the target `{ $target }` has no figure{ $cohort }: { $reason }
    .hint = { $way-out }
index-in-band-gap = the agency `{ $agency }` gets no class: its { $points } points, { $index } % of its maximum, lie in no class
    .hint = close the gap in the criteria set, as the issuing body decides
band-refused = the agency `{ $agency }` gets no class: it does not meet a mandatory condition
predecessor-unknown = the agency `{ $agency }` came from `{ $code }`, which neither the registry nor the earlier run has
    .hint = mend `predecessors`, or write `aliases` if the earlier run calls that agency by another code
figure-not-carried-over = `{ $node }` of the earlier run cannot be carried over to the agency `{ $agency }`: { $reason }
    .hint = supply the figure in a table of its own if there is another source
sign-change = `{ $input }` of the indicator `{ $code }` is { $value }, in the last period { $previous }: a change of { $change } %, the threshold is { $limit } %
    .hint = check the unit and the evidence; no points change
sign-outlier = `{ $input }` of the indicator `{ $code }` is { $value }, far from the cohort: median { $median }, MAD { $mad }, modified z-score { $score }, the threshold is { $limit }
    .hint = check the unit and the evidence; no points change
sign-self-score = indicator `{ $code }`: { $self } self-scored points, { $computed } computed; they differ by { $share } % of the maximum of { $maximum }, the threshold is { $limit } %
    .hint = compare the figures with the rule; no points change
sign-identical = indicator `{ $code }`: { $count } figures are the same at the agencies { $agencies }: { $values }
    .hint = check whether figures were copied; no points change
sign-round = all { $count } figures of the agency `{ $agency }` are round numbers: { $values }
    .hint = check whether they were counted or estimated; no points change
sign-cumulative-fell = `{ $input }` of the indicator `{ $code }` only grows, but is { $value } after { $previous } in the last period
    .hint = a cumulative figure cannot fall: check both periods; no points change
previous-set-differs = the earlier run was scored by another criteria set (`{ $old }`, now `{ $new }`): what has the same code is compared, { $agencies } agencies and { $indicators } indicators
answer-replaced = `{ $input }` of the indicator `{ $code }`: the agency says { $value }, another body says { $other }, which counts
    .hint = if the other body's figure is wrong, ask that body to correct it
records-replaced = `{ $records }`: the agency handed in { $rows } rows, another body { $other }, which count
    .hint = if the other body's records are wrong, ask that body to correct them
agency-alias-used = “{ $alias }” is an alias of the agency `{ $agency }`
file-skipped = the file is left out: { $reason }
