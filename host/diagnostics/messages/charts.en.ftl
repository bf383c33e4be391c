### What the sheets of the ranking say that show charts.

# Targets

charts-tab-standing = Target charts
    .shows = Figures, goals and trends over the years; places beside the leaders
charts-tab-agencies = Targets by agency
    .shows = Agencies that pull a figure away from its goal, or have none
standing-charts-title = Progress toward targets in charts
standing-agencies-title = Agencies that pull a figure away from its goal, or have none
standing-column-who = Subject, producer or cohort
standing-all = all agencies concerned
standing-column-edition = Ranking
standing-column-year = Year
standing-column-content = Content
standing-column-off = Interval (±), level { $level } %
standing-content-figure = published
standing-content-trend = trend
standing-chart-title = { $title } – { $of }
standing-chart-description = Chart: { $title } – { $of }. Its figures stand in the table to the left.
standing-chart-neighbours = Place in { $period }
standing-chart-last = Rank { $top }
standing-chart-history = Rank over the years
standing-chart-edition = { $edition } provinces
standing-chart-top = goal: rank { $top }
standing-chart-series = Figures, goals and trend ({ $unit })
standing-chart-trend = trend { $producer }
standing-chart-aggregates = Targets computed from the agencies' figures
standing-chart-values = Figure against goal
standing-chart-pull = The { $count } agencies that pull down most

# Early signs

charts-tab-signs = Early signs
    .shows = Figures to look at again before anybody publishes them, and how many signs each agency has
signs-title = Early signs: figures to look at again before anybody publishes them
signs-kind = Sign
signs-change = large change since the last period (%)
signs-cumulative-fell = cumulative figure fell
signs-outlier = far from the cohort (modified z)
signs-self-score = self-score far off (% of maximum)
signs-identical = same figures as others (how many)
signs-round = only round figures (how many)
signs-against = Held against
signs-measure = How far off
signs-limit = Threshold
signs-count-title = Signs of each agency

# Losses at appraisal

charts-tab-losses = Appraisal
    .shows = Points lost at appraisal: each decision with its reason, and the sums by indicator
charts-tab-appraised = Appraisal by agency
    .shows = From the self-score to the final points of each agency
losses-title = Points lost at appraisal
losses-none = The council changed no points.
losses-whose = Agency (indicator)
losses-recomputed = computed anew after another decision
losses-indicator = Title
losses-lost = Points lost (−: gained)
losses-verdict = Verdict
losses-reason = Reason
losses-most = Agency that lost most
losses-count = Changes
losses-chart = The { $count } greatest losses at appraisal
losses-chart-description = Chart of the { $count } greatest losses at appraisal; its figures are the first rows of the table below.
losses-agencies-title = From the self-score to the final points
losses-final-of-own = Final points of the self-scored indicators
losses-own-change = Final − self-scored
losses-decided = Indicators appraised
losses-computed-of-decided = Their computed points
losses-appraised = Their appraised points
losses-council-change = Appraised − computed
losses-computed = Computed points, all
losses-final = Final points, all
losses-change = Final − computed

# Year on year

charts-tab-changes = Changes
    .shows = Rank and index against the last period; why something is not compared
yearly-title = Changes since the last period
yearly-no-rank = Why the rank is not compared
yearly-no-index = Why the index is not compared

# Robustness

charts-tab-robustness = Robustness
    .shows = How far each agency's rank moves when what is uncertain turns out otherwise
intervals-title = Robustness of the ranks
intervals-how = The interval holds 90 % of the ranks in { $draws } draws of everything that the set calls uncertain (seed { $seed }).
intervals-low = Rank 5 %
intervals-median = Median
intervals-high = Rank 95 %
intervals-width = Width
intervals-begin = Chart: begins
intervals-to-median = to median
intervals-to-end = to end
intervals-bar-low = from the 5 % rank to the median
intervals-bar-high = from the median to the 95 % rank
intervals-shift = Mean rank shift
intervals-chart = Rank intervals – { $cohort }
intervals-chart-description = Chart of the rank interval of each agency of the cohort “{ $cohort }”; its figures stand in the table to the left.
