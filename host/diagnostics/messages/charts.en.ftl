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
