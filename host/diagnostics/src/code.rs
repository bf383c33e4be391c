//! The stable codes of all findings, with their severities.

use serde::Serialize;

use crate::Severity;

macro_rules! codes {
    ($($severity:ident { $($(#[$doc:meta])* $name:ident = $text:literal,)* })*) => {
        /// What kind of thing a finding is. Codes are an interface: they are added, never renamed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
        pub enum Code {
            $($($(#[$doc])* #[serde(rename = $text)] $name,)*)*
        }

        impl Code {
            /// All codes.
            pub const ALL: &[Self] = &[$($(Self::$name,)*)*];

            /// The code as people see it.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $($(Self::$name => $text,)*)* }
            }

            /// How grave findings of this kind are.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $($(Self::$name => Severity::$severity,)*)* }
            }
        }
    };
}

codes! {
    Error {
        // Criteria sets.
        /// Neither a folder with a `set.toml` nor the name of a built-in set.
        SetNotFound = "set-not-found",
        /// A file of the set cannot be read.
        SetFileUnreadable = "set-file-unreadable",
        /// A file of the set is not TOML.
        SetFileNotToml = "set-file-not-toml",
        /// A key that must be there is not.
        KeyMissing = "key-missing",
        /// A key that means nothing here.
        KeyUnknown = "key-unknown",
        /// A value of another type than the key asks for.
        ValueOfWrongType = "value-of-wrong-type",
        /// A value that is not one of those allowed.
        ValueNotAllowed = "value-not-allowed",
        /// A number outside its bounds.
        ValueOutOfBounds = "value-out-of-bounds",
        /// Two things of one kind bear the same code.
        CodeDefinedTwice = "code-defined-twice",
        /// A code names something that is not there.
        CodeUnknown = "code-unknown",
        /// Two keys say what cannot both be.
        KeysContradict = "keys-contradict",
        /// Two classes of a band claim the same figures.
        BandsOverlap = "bands-overlap",
        /// A member of a view lies within another one.
        MemberCountedTwice = "member-counted-twice",
        /// An alias is an agency's code or alias already.
        AliasTaken = "alias-taken",
        /// An agency came from one that still exists.
        PredecessorNotEnded = "predecessor-not-ended",
        /// An agency came from itself by way of others.
        PredecessorCycle = "predecessor-cycle",
        /// The ways in which a pillar might be aggregated cannot be those.
        AggregatesUnfit = "aggregates-unfit",
        /// A pillar is its own ancestor.
        PillarCycle = "pillar-cycle",
        /// The points of the parts differ from the points that the whole declares.
        PointsDoNotAddUp = "points-do-not-add-up",
        /// An indicator says neither, or both, of `official` and `own-choice`.
        BasisUnclear = "basis-unclear",
        /// An example of a criteria set earns other points than it says.
        ExampleFails = "example-fails",
        /// A reference table is not there or not readable.
        ReferenceTableUnusable = "reference-table-unusable",
        /// A target reads an input of a kind that cannot be taken together so.
        TargetInputOfWrongKind = "target-input-of-wrong-kind",
        /// A new set cannot be written.
        SetNotBegun = "set-not-begun",
        // Rules and plugins.
        /// No plugin offers the rule.
        RuleUnknown = "rule-unknown",
        /// Two plugins offer a rule of the same name.
        RuleAmbiguous = "rule-ambiguous",
        /// The rule refuses a parameter.
        ParameterRefused = "parameter-refused",
        /// An indicator lacks an input that its rule reads.
        RuleInputMissing = "rule-input-missing",
        /// An indicator supplies an input that its rule does not read.
        RuleInputUnknown = "rule-input-unknown",
        /// An input's kind is not the one that the rule reads.
        RuleInputOfWrongKind = "rule-input-of-wrong-kind",
        /// A rule may award points beyond an indicator's range, and the set does not say that it may.
        RuleUnbounded = "rule-unbounded",
        /// A set lets points leave an indicator's range, and its rule never does.
        RuleBounded = "rule-bounded",
        /// A plugin cannot be used.
        PluginUnusable = "plugin-unusable",
        /// The project of a new plugin cannot be written.
        PluginNotBegun = "plugin-not-begun",
        /// A folder holds no project of a plugin.
        PluginProjectMissing = "plugin-project-missing",
        /// The project of a plugin has faults that its compiler tells.
        PluginFaulty = "plugin-faulty",
        /// The project of a plugin does not become a component.
        PluginNotBuilt = "plugin-not-built",
        /// A plugin is another one than the set is locked to.
        PluginDigestDiffers = "plugin-digest-differs",
        /// A plugin that the set is locked to is not there.
        PluginNotAtHand = "plugin-not-at-hand",
        /// An indicator is scored by a plugin that the set's lock does not name.
        PluginNotLocked = "plugin-not-locked",
        /// The lock says of a plugin what it does not say of itself.
        PluginLockWrong = "plugin-lock-wrong",
        /// A set has no lock.
        PluginLockMissing = "plugin-lock-missing",
        /// A set is not a folder that a lock could be written to.
        SetNotLockable = "set-not-lockable",
        /// A set does not use the plugin.
        PluginNotUsed = "plugin-not-used",
        /// A plugin is not signed, and must be.
        PluginUnsigned = "plugin-unsigned",
        /// A signature is not of the form that minisign writes.
        SignatureMalformed = "signature-malformed",
        /// A signature is not of this plugin: one of both was changed.
        SignatureBroken = "signature-broken",
        /// A plugin was signed by somebody whom the set does not know.
        SignerUnknown = "signer-unknown",
        /// A plugin was signed by somebody else than its lock says.
        SignerDiffers = "signer-differs",
        /// A rule breaks a law that every rule must keep.
        LawBroken = "law-broken",
        /// No parameters were found that a rule could be tried with.
        LawUntried = "law-untried",
        /// The schema of a rule's parameters does not fit the rule.
        SchemaUnfit = "schema-unfit",
        /// A file of cases cannot be read.
        CasesUnreadable = "cases-unreadable",
        /// A case comes out otherwise than its author says.
        CaseFails = "case-fails",
        /// A table holds no cohort for a rule.
        TableUnfit = "table-unfit",
        /// A rule failed while it scored.
        RuleFailed = "rule-failed",
        /// This machine did not run a plugin to its end.
        PluginInterrupted = "plugin-interrupted",
        /// A rule refused the task.
        RuleRefused = "rule-refused",
        // Submissions.
        /// There is nothing to read.
        SubmissionsEmpty = "submissions-empty",
        /// A folder cannot be read.
        FolderUnreadable = "folder-unreadable",
        /// A file cannot be read.
        FileUnreadable = "file-unreadable",
        /// A file was too much for the process that read it.
        ReaderFailed = "reader-failed",
        /// A file is of a kind that is not read.
        FileKindUnsupported = "file-kind-unsupported",
        /// A workbook is protected by a password.
        WorkbookEncrypted = "workbook-encrypted",
        /// A workbook holds programs.
        WorkbookWithMacros = "workbook-with-macros",
        /// A workbook takes figures from elsewhere.
        WorkbookWithLinks = "workbook-with-links",
        /// A workbook holds another file.
        WorkbookWithObjects = "workbook-with-objects",
        /// A file exceeds a limit.
        LimitExceeded = "limit-exceeded",
        /// No agency is named.
        AgencyMissing = "agency-missing",
        /// The agency named is not in the set.
        AgencyUnknown = "agency-unknown",
        /// Rows of a table of all agencies' records name no agency.
        RecordsAgencyMissing = "records-agency-missing",
        /// Rows of a table of all agencies' records name an agency that is not there.
        RecordsAgencyUnknown = "records-agency-unknown",
        /// The columns of a table of all agencies' records are those of several records sheets.
        RecordsAmbiguous = "records-ambiguous",
        /// Two tables of all agencies hold different records of one agency.
        RecordsDefinedTwice = "records-defined-twice",
        /// The agency named takes no part in the set's period.
        AgencyNotValid = "agency-not-valid",
        /// The submission is for another criteria set or edition.
        SetMismatch = "set-mismatch",
        /// The template that was filled in is of another set.
        TemplateOfOtherSet = "template-of-other-set",
        /// The template that was filled in is of another edition of the set.
        TemplateOfOtherEdition = "template-of-other-edition",
        /// The template that was filled in was handed out to another agency.
        TemplateOfOtherAgency = "template-of-other-agency",
        /// No sheet holds the form.
        FormMissing = "form-missing",
        /// A column that the form needs is not there.
        ColumnMissing = "column-missing",
        /// Two columns bear the same heading.
        ColumnDefinedTwice = "column-defined-twice",
        /// Two rows bear the same indicator.
        RowDefinedTwice = "row-defined-twice",
        /// A row names an indicator that is not in the set.
        IndicatorUnknown = "indicator-unknown",
        /// The code of a row is stored as a number that may mean two indicators.
        IndicatorAmbiguous = "indicator-ambiguous",
        /// Two files are from the same agency and differ.
        SubmissionDefinedTwice = "submission-defined-twice",
        /// The same figure comes from two places and differs.
        AnswerDefinedTwice = "answer-defined-twice",
        /// Text where a number belongs.
        NumberExpected = "number-expected",
        /// A number that can be read in two ways, such as `1.234`.
        NumberAmbiguous = "number-ambiguous",
        /// A count with decimals.
        CountExpected = "count-expected",
        /// A percentage that is not clear, such as 85 without a sign.
        PercentAmbiguous = "percent-ambiguous",
        /// Something else where a date belongs.
        DateExpected = "date-expected",
        /// Something else where yes or no belongs.
        YesNoExpected = "yes-no-expected",
        /// Something that is not one of the options.
        OptionUnknown = "option-unknown",
        /// A formula whose value was never stored.
        FormulaWithoutValue = "formula-without-value",
        /// A file holds one cell twice, with two contents.
        CellDefinedTwice = "cell-defined-twice",
        /// A cell that holds an error such as `#REF!`.
        CellError = "cell-error",
        /// A column has more wrong cells than are told one by one.
        MoreCellsWrong = "more-cells-wrong",
        // Metrics.
        /// A metric is below its minimum.
        MetricBelowMinimum = "metric-below-minimum",
        /// A metric is above its maximum.
        MetricAboveMaximum = "metric-above-maximum",
        /// A part is larger than its whole.
        PartAboveWhole = "part-above-whole",
        /// The SQL of a metric is not an expression that is allowed.
        SqlRefused = "sql-refused",
        /// The SQL of a metric failed.
        SqlFailed = "sql-failed",
        /// The SQL of metrics would take too long, or too much memory, for the rows that were handed in.
        SqlBudget = "sql-budget",
        // Appraisals and appeals.
        /// A file of decisions is for another criteria set.
        AppraisalSetMismatch = "appraisal-set-mismatch",
        /// The same file of decisions is given twice.
        AppraisalRepeated = "appraisal-repeated",
        /// A decision about an indicator that the agency is not scored for.
        AppraisalNotApplicable = "appraisal-not-applicable",
        /// A corrected figure that the indicator does not ask for.
        AppraisalFigureUnasked = "appraisal-figure-unasked",
        /// Appraised points outside the indicator's bounds.
        AppraisedPointsOutOfBounds = "appraised-points-out-of-bounds",
        /// A verdict in other words than those that are read.
        VerdictUnknown = "verdict-unknown",
        /// The council does not agree and does not say what counts instead.
        DisagreementWithoutChange = "disagreement-without-change",
        /// Two members decide differently.
        AppraisalContradiction = "appraisal-contradiction",
        /// The council agrees, but with other points than those that stand.
        AgreedPointsDiffer = "agreed-points-differ",
        /// The council agrees, but corrects a figure.
        AgreedFigureDiffers = "agreed-figure-differs",
        /// A round is older than the one that it wins over.
        AppealOlder = "appeal-older",
        // Scores and index.
        /// An indicator that must be answered is not.
        AnswerRequired = "answer-required",
        /// No agency could be scored.
        NobodyScored = "nobody-scored",
        // Standing.
        /// A target names a table or a subject that is not there.
        TargetUnusable = "target-unusable",
        // Outputs.
        /// An output cannot be written.
        OutputUnwritable = "output-unwritable",
        /// A run holds nothing to explain for an agency and an indicator.
        NothingToExplain = "nothing-to-explain",
        /// A run holds nothing to appraise of those who are asked for.
        NothingToAppraise = "nothing-to-appraise",
        /// A file of a run was changed after it was written.
        RunChanged = "run-changed",
        /// A set declares nothing uncertain.
        RobustnessUndeclared = "robustness-undeclared",
        /// A figure cannot be supposed.
        HypothesisUnfit = "hypothesis-unfit",
        /// An argument does not say what it should.
        ArgumentUnfit = "argument-unfit",
        /// A goal is out of reach.
        GoalOutOfReach = "goal-out-of-reach",
        /// A list of costs cannot be used.
        CostsUnusable = "costs-unusable",
        /// The folder is not a finished run.
        RunUnreadable = "run-unreadable",
        // Proofs.
        /// A file that a run wrote is not there.
        OutputMissing = "output-missing",
        /// A file of a run is not what the run wrote.
        OutputChanged = "output-changed",
        /// A file in the folder of a run that the run did not write.
        OutputForeign = "output-foreign",
        /// Nobody says where an input of a run lies.
        InputUnnamed = "input-unnamed",
        /// An input of a run is not where it was.
        InputMoved = "input-moved",
        /// A file that a run read is not there.
        InputMissing = "input-missing",
        /// An input is not what the run read.
        InputDiffers = "input-differs",
        /// A file among the inputs that the run did not read.
        InputAdded = "input-added",
        /// The program is another one than made the run.
        VersionDiffers = "version-differs",
        /// A run could not be made anew, so that its outputs are not proved.
        RunNotMadeAgain = "run-not-made-again",
        /// A run that is made anew comes out otherwise.
        RunDiffers = "run-differs",
        /// Two runs have no agency or no indicator in common.
        RunsUnrelated = "runs-unrelated",
        /// A set takes no figure from an earlier run.
        NothingToCarryOver = "nothing-to-carry-over",
    }
    Warning {
        /// No agency of the set meets the conditions of an indicator.
        AppliesToNobody = "applies-to-nobody",
        /// No class claims some figures.
        BandsGap = "bands-gap",
        /// An agency of the set handed nothing in.
        SubmissionMissing = "submission-missing",
        /// A row that the form should have was deleted.
        RowMissing = "row-missing",
        /// A cell that the template locks says something else than the set.
        LockedCellChanged = "locked-cell-changed",
        /// The properties and the hidden sheet of a template say different things.
        StampContradictory = "stamp-contradictory",
        /// The same submission was handed in twice.
        SubmissionRepeated = "submission-repeated",
        /// A figure is missing.
        AnswerMissing = "answer-missing",
        /// A figure cannot be divided by its denominator, because that is 0 or less.
        DenominatorNotPositive = "denominator-not-positive",
        /// A figure cannot be divided by its denominator, because that is missing.
        DenominatorMissing = "denominator-missing",
        /// A figure is missing, and nobody of its group has one that it could be imputed from.
        NothingToImputeFrom = "nothing-to-impute-from",
        /// The evidence that an indicator requires is missing.
        EvidenceMissing = "evidence-missing",
        /// A document is cited in another form than number, date and abstract.
        EvidenceOfWrongForm = "evidence-of-wrong-form",
        /// A self-scored figure lies outside the indicator's points.
        SelfPointsOutOfBounds = "self-points-out-of-bounds",
        /// A text was typed for a font of the time before Unicode.
        TextInLegacyFont = "text-in-legacy-font",
        /// A text holds marks that nobody sees.
        TextWithHiddenMarks = "text-with-hidden-marks",
        /// A look-alike letter was corrected.
        LetterCorrected = "letter-corrected",
        /// A column that means nothing here.
        ColumnUnknown = "column-unknown",
        /// A figure that nobody asked for.
        AnswerIgnored = "answer-ignored",
        /// A file of decisions was made from another version of the criteria set.
        AppraisalEditionDiffers = "appraisal-edition-differs",
        /// The council changes something and does not say why.
        AppraisalReasonMissing = "appraisal-reason-missing",
        /// A decision without a date.
        AppraisalDateMissing = "appraisal-date-missing",
        /// No decision of a file bears a date.
        AppraisalDatesMissing = "appraisal-dates-missing",
        /// Remarks on an indicator that nobody decided on.
        AppraisalUndecided = "appraisal-undecided",
        /// Decisions about an agency that is not scored.
        AppraisalWithoutEffect = "appraisal-without-effect",
        /// The council agreed with points that have moved since, because other agencies' figures did.
        AgreedPointsMoved = "agreed-points-moved",
        /// The council agreed with the zero points of an indicator whose evidence is missing.
        AgreedWithoutEvidence = "agreed-without-evidence",
        /// The council sets other points than its own corrected figures give.
        AppraisedPointsBesideFigures = "appraised-points-beside-figures",
        /// The council gives points for an indicator that would be left out of the maximum.
        AppraisalRestoresIndicator = "appraisal-restores-indicator",
        /// A rule failed for a cohort, which is not scored by its indicator.
        IndicatorWithheld = "indicator-withheld",
        /// An agency has errors and is not scored.
        AgencyNotScored = "agency-not-scored",
        /// An agency is scored and gets no rank.
        AgencyNotRanked = "agency-not-ranked",
        /// A geometric or harmonic mean is 0 because a member has 0 or less.
        MeanOfNothing = "mean-of-nothing",
        /// A rule says that it compares agencies, and never did.
        LawUnseen = "law-unseen",
        /// A plugin is not the one that a run was scored by.
        PluginChanged = "plugin-changed",
        /// Nobody of a cohort gets a rank.
        CohortNotRanked = "cohort-not-ranked",
        /// A target cannot be measured, because the figures below the line add up to 0 or nobody has any.
        TargetNotMeasured = "target-not-measured",
        /// An index lies between two classes.
        IndexInBandGap = "index-in-band-gap",
        /// A predecessor is neither in the registry nor in the earlier run.
        PredecessorUnknown = "predecessor-unknown",
        /// A figure of an earlier run cannot be carried over.
        FigureNotCarriedOver = "figure-not-carried-over",
        /// A figure is far from the agency's figure of the last period.
        SignChange = "sign-change",
        /// A figure is far from those of its cohort.
        SignOutlier = "sign-outlier",
        /// Self-scored points are far from the computed ones.
        SignSelfScore = "sign-self-score",
        /// Several agencies hand in the same figures.
        SignIdentical = "sign-identical",
        /// An agency hands in round numbers only.
        SignRound = "sign-round",
        /// A figure that only grows is smaller than in the last period.
        SignCumulativeFell = "sign-cumulative-fell",
        /// An agency does not meet a condition of its class.
        BandRefused = "band-refused",
    }
    Note {
        /// The earlier run was scored by another criteria set.
        PreviousSetDiffers = "previous-set-differs",
        /// Another body's figure took the place of the agency's own.
        AnswerReplaced = "answer-replaced",
        /// Another body's records take the place of the agency's own.
        RecordsReplaced = "records-replaced",
        /// An agency is named by an alias.
        AgencyAliasUsed = "agency-alias-used",
        /// The template was made from another version of the same edition.
        TemplateVersionDiffers = "template-version-differs",
        /// A file was left out.
        FileSkipped = "file-skipped",
        /// A sheet would have more rows than a sheet can have.
        SheetLeftOut = "sheet-left-out",
    }
}
