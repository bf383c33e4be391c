### Sentences that the program prints.

cli-findings-by-check = All of them: `dti check` with the same submissions.
cli-findings-in-run = All of them: `dti check` with the same submissions, or the sheet of findings in ranking.xlsx.
cli-findings = Errors: { $errors }, warnings: { $warnings }, notes: { $notes }.
cli-reading = Reading
cli-reading-decisions = Reading decisions
cli-writing = Writing
cli-scored =
    Agencies scored: { $scored }, in cohorts: { $cohorts }; not scored: { $unscored }.
      Ranking:       { $ranking }
      Each agency:   { $agencies }
      The whole run: { $out }
cli-scored-together =
    Agencies scored: { $scored }, in cohorts: { $cohorts }; not scored: { $unscored }.
      Ranking:       { $ranking }
      The whole run: { $out }
cli-summary-files = Submissions
    .said = files { $files }, unread { $unread }, cells { $cells }
cli-summary-findings = Findings
    .said = errors { $errors }, warnings { $warnings }, notes { $notes }
cli-summary-calls = Rules
    .said = calls { $calls }, fuel { $fuel }
cli-summary-memory = Memory
    .said = { $megabytes } MB at most
cli-summary-time = Time
    .said = { $time }
cli-station-criteria = criteria
cli-station-plugins = plugins
cli-station-submissions = submissions
cli-station-metrics = metrics
cli-station-appraisals = appraisals
cli-station-scores = scores
cli-station-index = index
cli-station-standing = standing
cli-station-robustness = robustness
cli-station-report = report
cli-checked = The criteria set `{ $set }` and { $files } submitted files have no errors.
cli-set-sound = The criteria set `{ $set }` is sound: { $indicators } indicators, { $points } points, { $agencies } agencies.
cli-examples-pass = All { $count } examples pass.
cli-templates = Forms written to { $out }: { $count }.
cli-appraisal-template = Workbook for the council written to { $out }; indicators of agencies: { $count }.
cli-plugin = { $name } { $version } · { $contract } · { $bytes } bytes · { $digest }…
cli-set-begun = A set to start from is in { $folder }. Check it: dti criteria check { $folder } and dti criteria test { $folder }
cli-set-id-unfit = the folder's name is the set's id, and this is none
cli-set-id-fit = use lower-case letters, digits and hyphens only, such as so-nganh-2025
cli-set-exists = the folder is there already and is left alone
cli-set-elsewhere = name another folder
cli-set-permission = check the permission to write and the free space
cli-carried-over = Figures of { $count } agencies carried over to { $out }.
verify-outputs =
    All { $outputs } files of the results are as the run wrote them.
      sha256 of run.json: { $digest }
verify-proved =
    Proved: made anew from { $inputs } inputs, all { $outputs } files of the results come out the same, byte for byte.
      Criteria set:       { $set }, sha256 { $set-digest }
      Program:            dti { $engine }, { $plugins } plugins as recorded
      sha256 of run.json: { $digest }
usage-share = it must be a number from 0 to 1, such as 0.8
usage-whole = it must be a whole number from { $low } to { $high }
usage-date = it must be a day such as 2024-01-15
