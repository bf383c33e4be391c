### What people read of a run's standing: places, series, figures of many agencies.

standing-title = Tiến độ so với mục tiêu: { $set }
standing-until = Số liệu của các đơn vị tính đến hết { $until }. Nguồn của từng số ở `standing.csv`, từng đơn vị ở `standing-agencies.csv`.
standing-summary = Trong { $goals } mốc đã đo: { $reached } đạt, { $missed } không đạt, { $open } chưa đạt nhưng còn hạn, { $unknown } chưa có số liệu.
standing-cited = {" "}[{ $source }]

standing-status-reached = ĐẠT
standing-status-missed = KHÔNG ĐẠT
standing-status-open = CHƯA ĐẠT, còn hạn
standing-status-unknown = CHƯA CÓ SỐ LIỆU
standing-kind-derived = tính lại
standing-kind-computed = đợt chấm này
standing-kind-estimate = ước tính

# Ranks

standing-place = { $status }: { $period } hạng { $rank } trên { $of }, { $value }
standing-not-placed = { $status }: { $period } không có tên trong bảng
standing-gap-ahead = , hơn hạng { $top } ({ $name } { $value }) { $gap }
standing-gap-behind = , thiếu { $gap } so với hạng { $top } ({ $name } { $value })
standing-gap-none = , vừa bằng hạng { $top }
standing-change-up = ; tăng { $count } hạng so với năm trước
standing-change-down = ; giảm { $count } hạng so với năm trước
standing-change-none = ; giữ hạng so với năm trước
standing-above = trên: { $rank }. { $name } { $value } ({ $difference })
standing-below = dưới: { $rank }. { $name } { $value } ({ $difference })
standing-before = các năm trước: { $years }
standing-before-year = { $period } hạng { $rank } trên { $of }

# Series

standing-points = điểm %
standing-year = { $producer }, năm { $year }: { $value }
standing-no-year = { $producer }, năm { $year }: có mục tiêu nhưng không có số liệu
standing-goal-reached = ; mục tiêu { $goal }: { $status }, hơn { $gap }
standing-goal-missed = ; mục tiêu { $goal }: { $status }, thiếu { $gap }
standing-earlier = ; công bố khác: { $values }
standing-outlook = { $producer }, mục tiêu { $goal } năm { $year }: còn thiếu { $missing } so với { $last } (năm { $from }), mỗi năm phải tăng { $needed }
standing-outlook-reached = { $producer }, mục tiêu { $goal } năm { $year }: ĐẠT từ trước, { $last } (năm { $from })
standing-no-trend = chưa đủ ba năm số liệu thực để vẽ xu thế
standing-trend = xu thế { $first }–{ $last } mỗi năm { $slope }: năm { $year } là { $forecast } ({ $low } đến { $high }, mức { $level } %)
standing-on-track = , đúng tiến độ
standing-off-track = , CHẬM tiến độ
standing-arrival = ; tới mục tiêu: { $arrival } (sớm nhất { $earliest }, muộn nhất { $latest })
standing-not-within = không trong { $years } năm

# Figures of many agencies

standing-aggregate = { $status }: { $value } / { $goal }, hạn { $due }
standing-missing = , còn thiếu { $missing }
standing-missing-agencies = , còn thiếu { $missing } đơn vị
standing-excess = , còn thừa { $missing }
standing-excess-agencies = , còn thừa { $missing } đơn vị
standing-counted = ; số liệu { $counted }/{ $of } đơn vị
standing-absent-not-submitted = { $count } chưa nộp
standing-absent-not-scored = { $count } còn lỗi
standing-absent-missing = { $count } bỏ trống
standing-behind = kéo xuống: { $agencies }{ $more }
standing-more = {" "}và { $count } đơn vị khác

# The sheet

standing-column-missing = Còn thiếu, hoặc mỗi năm phải tăng
standing-column-counted = Có số liệu
standing-column-status = Kết quả
standing-column-note = Ghi chú
standing-column-own = Số liệu riêng
standing-column-missing-own = Còn thiếu
standing-column-pull = Tác động
standing-column-state = Tình trạng
standing-state-behind = kéo xuống
standing-state-not-submitted = chưa nộp
standing-state-not-scored = còn lỗi, chưa được chấm
standing-state-missing = bỏ trống
standing-measure-aggregate = tổng hợp số liệu các đơn vị
standing-column-cohort = Mục tiêu của nhóm

# Targets in the book of a set

standing-book-place = { $subject } trong nhóm { $top } đầu bảng xếp hạng của chính đợt chấm
standing-book-ratio = tổng { $part } chia cho tổng { $whole }
standing-book-agencies-yes = tỷ lệ đơn vị trả lời “có” ở { $figure }
standing-book-agencies = tỷ lệ đơn vị có { $figure } từ { $level } trở lên
standing-book-mean = bình quân các đơn vị của { $figure }
standing-book-minimum = đơn vị thấp nhất của { $figure }
standing-book-maximum = đơn vị cao nhất của { $figure }
standing-book-at-least = ít nhất
standing-book-at-most = không quá
standing-book-due = Hạn
standing-book-whom = Tính trên
