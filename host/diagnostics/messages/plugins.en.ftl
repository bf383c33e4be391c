### Sentences for authors of plugins.

plugin-begun =
    A project to start from is in { $folder }.
      Build it:                 dti plugin build { $folder }
      Run its cases:            dti plugin test { $folder }
      Check laws and limits:    dti plugin check { $folder }
plugin-name-standard = a standard plugin is called so already
plugin-name-other = choose another name
plugin-name-unfit = this is not a name for a plugin
plugin-name-fit = use lower-case letters, digits and hyphens only, such as tien-do
plugin-elsewhere = name another folder with --out
plugin-tool-failed = what the tool said is above; without a connection, see “Without a connection” in the SDK's README
plugin-built =
    { $file } is written: { $kilobytes } kB, imports nothing, compiled in { $seconds } s.
    { $name } { $version } · { $contract }

# Laws

law-answers = every cohort is answered, whatever its figures
law-answers-way-out = withhold the award where a figure cannot be used; only parameters and supplied inputs may be refused
law-shape = an answer has points for each agency, and a reason for each where reasons are wanted
law-shape-way-out = award every agency once, in the cohort's order, and give each a reason of one line
law-bounds = points are finite and lie within the indicator's minimum and maximum
law-bounds-way-out = move points into the range (`Cohort::earn_points` does), or say `UNBOUNDED` if they are meant to leave it
law-repeat = the same call twice gives the same points and reasons
law-repeat-way-out = keep nothing between calls: no statics, no global variables
law-order = permuting the cohort permutes the awards
law-order-way-out = let nothing depend on an agency's position; break ties by figures, and sort figures before adding them up
law-missing = what stands where a figure is missing means nothing
law-missing-way-out = look at `present` before `values`: a missing figure is not zero
law-reasons = the points are the same with Vietnamese, English and no reasons
law-reasons-way-out = compute the points first, and write the reason from them
law-alone = only a relative rule looks at other agencies
law-alone-way-out = award each agency by its own figures, or say `RELATIVE`
law-direction = a higher figure of a rising input never lowers the agency's points, and of a falling one never raises them
law-direction-way-out = correct the rule, or take the direction of this input away, if parameters may turn it round
law-example = with { $trial }: { $what }
law-repeated = first { $expected }, then { $found }
law-permuted = in another order the agencies should earn { $expected }, but earn { $found }
law-unhidden = with 0 behind the missing figures { $expected }, with 12345 behind them { $found }
law-said-otherwise = with Vietnamese reasons { $expected }, otherwise { $found }
law-doubled = { $expected } once, but { $found } when every agency is there twice
law-single = { $expected } among the others, but { $found } alone
law-moved = raising `{ $input }` of agency { $agency } from { $low } to { $high } moves its points from { $few } to { $many }
law-withheld = withheld
law-refused = it refuses the figures, which it did not do for an empty cohort: { $why }
law-no-parameters = no parameters could be made up that fit its schema
origin-cases = from the cases
origin-examples = from the schema's examples
origin-schema = made up from the schema
schema-example = its example { $example } is refused
schema-no-object = parameters are always an object
schema-accepts = it accepts { $parameters }, but the rule fails on it
schema-offers = it offers { $value } for `{ $parameter }`, which is refused
schema-takes-unknown = it accepts a parameter `no-such-parameter`
schema-close-it = say `additionalProperties: false` (in Rust: `#[serde(deny_unknown_fields)]`), or a slip of the pen goes unnoticed

# Cases and tables

cases-none = there is no [[case]]
case-expects = a case has exactly one of `earns` and `refuses`
case-range = the minimum is { $minimum }, but the maximum is { $maximum }
case-given = `given` must be a table such as { "{" } a = 45 { "}" }, or a list of them, one for each agency
case-earns = `earns` must be a number, or "withheld", or a list of them
case-reason = `reason` must be a text, or a list of texts
case-count = { $agencies } agencies are given, but there are { $count } here
case-refuses = `refuses` must be true, or a JSON Pointer such as "/goal"
case-figure = `{ $input }` = { $value } is not { $expected }
case-refused-elsewhere = a complaint about `{ $pointer }` is expected, but it is: { $why }
case-refused = it is refused: { $why }
case-accepted = it should be refused, but is scored
case-points = expected { $expected }, earned { $found } ({ $reason })
case-says = expected the reason “{ $expected }”, it is “{ $found }”
case-agency = agency { $agency }: { $what }
figure-number = a number such as 12.5
figure-yes-no = true or false
figure-date = a date such as 2023-12-31
figure-choice = one of the options
table-not-utf8 = the file is not UTF-8; save it as “CSV UTF-8”
table-lacks = the column `{ $input }` is missing; there are: { $known }
table-cell = “{ $cell }” is not { $expected }

# Checks and runs

plugin-compiled =
    { $file }: { $name } { $version } · { $contract } · imports nothing
    {"  "}{ $kilobytes } kB of { $limit } kB allowed, compiled in { $seconds } s
plugin-loaded =
    { $file }: { $name } { $version } · { $contract } · imports nothing
    {"  "}{ $kilobytes } kB of { $limit } kB allowed, loaded in { $seconds } s from the compiled code that was kept
plugin-older = {"  "}it keeps an older contract, which is served all the same; the newest is { $newest }
plugin-rule-inputs = {"    "}inputs: { $inputs }
plugin-further-inputs = those that the parameters name
plugin-rule-tried = {"    "}parameters: { $origins }; cohorts: { $cohorts }
plugin-rule-kept = {"    "}laws kept: { $kept } of { $laws }
plugin-rule-stopped = {"    "}it fails, so it was not tried any further; laws kept until then: { $kept } of { $laws }
plugin-rule-used = {"    "}dearest call: { $fuel } of { $fuel-limit } units of fuel; { $memory } of { $memory-limit } KiB of memory
plugin-cases-pass = All { $count } cases pass.
cases-missing = there is no cases.toml; name a file with --cases
plugin-parameters = the parameters
plugin-parameters-way-out = write an object such as {"{"}"goal": 60{"}"} in quotation marks of your shell, or name a file that holds one
plugin-run-unread = Columns that the rule does not read: { $columns }
plugin-run-used =
    Agencies: { $agencies }
      fuel    { $fuel } of { $fuel-limit }
      memory  { $memory } of { $memory-limit } KiB
      time    { $seconds } of { $seconds-limit } s
