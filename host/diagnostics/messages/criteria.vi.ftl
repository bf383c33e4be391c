### Câu chữ về bộ chỉ số: cuốn sách của bộ và bảng so sánh hai bộ.

# Sections

criteria-set = Bộ chỉ số
criteria-outline = Cây chỉ số
criteria-cohorts = Nhóm xếp hạng
criteria-attributes = Đặc điểm của đơn vị
criteria-pillars = Nhóm chỉ số
criteria-indicators = Chỉ số thành phần
criteria-ranking = Xếp hạng
criteria-bands = Phân loại
criteria-views = Góc nhìn
criteria-targets = Mục tiêu
criteria-records = Trang danh sách
criteria-agencies = Đơn vị

# Things of a set

criteria-id = Mã bộ chỉ số
criteria-title = Tên gọi
criteria-kind = Kiểu
criteria-flag = có hoặc không
criteria-category = tên một nhóm
criteria-count = { $count }
criteria-weight = Trọng số
criteria-members = Gồm
criteria-aggregate = Cách tổng hợp
criteria-gaps = Khi một phần không có điểm
criteria-gaps-leave-out = bỏ phần ấy ra ngoài
criteria-gaps-rescale = bỏ phần ấy ra ngoài và quy đổi phần còn lại theo điểm tối đa
criteria-gaps-zero = tính phần ấy 0 điểm
criteria-gaps-withhold = không chấm
criteria-coverage = Mức đủ số liệu
criteria-coverage-indicators = ít nhất { $needed } trong các chỉ số thành phần phải có điểm
criteria-coverage-members = ít nhất { $needed } trong các phần phải có điểm
criteria-gate = Điều kiện bắt buộc
criteria-gate-words = { $conditions } phải đạt { $share } điểm tối đa; nếu không: { $otherwise }
criteria-gate-zero = 0 điểm
criteria-gate-withhold = không chấm
criteria-gate-no-band = không phân loại
criteria-applies = Áp dụng
criteria-not-applicable = Nơi không áp dụng
criteria-missing = Khi thiếu số liệu
criteria-withheld = Khi không tính được dù đủ số liệu
criteria-counts-as-zero = tính 0 điểm
criteria-counts-as-full = tính đủ điểm
criteria-counts-as-remove = trừ khỏi điểm tối đa
criteria-counts-as-refuse = không chấm đơn vị
criteria-evidence-required = bắt buộc; không có thì không được điểm và phải giải trình
criteria-evidence-optional = có thể kèm
criteria-kind-of-basis = Căn cứ
criteria-official = chính thức
criteria-own-choice = người soạn chọn
criteria-example = Ví dụ { $number }
criteria-examples = Ví dụ
criteria-award-withheld = không chấm

# Inputs

criteria-input = Số liệu
criteria-column = Cột
criteria-one-of = một trong: { $options }
criteria-from-answer = đơn vị điền
criteria-from-outside = cơ quan khác cung cấp
criteria-from-answer-unless-outside = đơn vị điền; nếu cơ quan khác cung cấp thì tính theo số ấy
criteria-from-self-points = điểm tự chấm
criteria-from-records = tính từ trang “{ $sheet }”: `{ $sql }`
criteria-part-of = là một phần của `{ $whole }`
criteria-per = chia cho `{ $input }` ({ $title })
criteria-per-times = chia cho `{ $input }` ({ $title }), nhân { $times }
criteria-impute = thiếu thì thay bằng { $statistic } { $among }
criteria-mean = trung bình cộng
criteria-median = trung vị
criteria-among-cohort = của nhóm xếp hạng
criteria-among-attribute = của các đơn vị cùng “{ $title }”
criteria-treat = có giá trị ngoại lai (độ lệch trên { $skewness } và độ nhọn trên { $kurtosis }) thì kéo về nhiều nhất { $winsorise } giá trị
criteria-treat-log = rồi lấy lô-ga-rít

# Ranking, bands, targets

criteria-ties = Khi bằng nhau
criteria-ties-competition = cùng hạng, bỏ hạng kế tiếp (1, 2, 2, 4)
criteria-ties-dense = cùng hạng, không bỏ hạng nào (1, 2, 2, 3)
criteria-ties-ordinal = theo mã đơn vị (1, 2, 3, 4)
criteria-tie-breakers = Xét tiếp theo thứ tự
criteria-compared = So sánh
criteria-rounded = chỉ số làm tròn { $decimals } chữ số thập phân
criteria-unrounded = chỉ số chưa làm tròn
criteria-ranking-coverage = có số liệu ở ít nhất { $share } các chỉ số áp dụng mới được xếp hạng
criteria-uncertain = Không chắc chắn
criteria-uncertain-draws = { $draws } lần rút từ hạt giống { $seed }
criteria-uncertain-weights = trọng số ±{ $percent } % của { $nodes }
criteria-uncertain-aggregate = cách tổng hợp { $code }: { $ways }
criteria-uncertain-leave-out = bỏ lần lượt từng chỉ số: { $nodes }
criteria-uncertain-sobol = chỉ số Sobol với { $rows } dòng
criteria-decimals = Hiển thị
criteria-decimals-words = chỉ số { $index }, điểm { $points } chữ số thập phân
criteria-scale = Tính theo
criteria-scale-percent = phần trăm của điểm tối đa áp dụng cho đơn vị
criteria-scale-points = điểm
criteria-groups = Phải đạt ở từng nhóm
criteria-target-rank = { $subject } trong nhóm { $top } đầu bảng “{ $table }”
criteria-target-series = { $subject } trong bảng “{ $table }”: { $goals }

# Comparison

criteria-comparison = So sánh bộ chỉ số `{ $old }` với `{ $new }`
criteria-same = Hai bộ giống hệt nhau.
criteria-same-words = Hai bộ nói như nhau; tệp của chúng chỉ khác ở ví dụ, chú thích, ngôn ngữ kia hoặc số lẻ sau sáu chữ số thập phân.
criteria-differences = Thêm { $added }, bỏ { $removed }, đổi mã { $renumbered }, sửa { $changed }.
criteria-change = Thay đổi
criteria-before = Trước
criteria-after = Sau
criteria-added = thêm
criteria-removed = bỏ
criteria-renumbered = đổi mã
criteria-aliases = Tên khác
criteria-valid = Hiệu lực
criteria-takes-no-part = không tham gia kỳ này
criteria-predecessors = Kế thừa từ
criteria-carry-over = lấy `{ $node }` của đợt trước, hoặc trung bình cộng của các đơn vị trước
criteria-cumulative = số lũy kế
criteria-early-signs = Dấu hiệu sớm
criteria-sign-change = thay đổi trên { $limit } % so với kỳ trước
criteria-sign-outlier = z hiệu chỉnh trong nhóm trên { $limit }
criteria-sign-self-score = điểm tự chấm lệch trên { $limit } % điểm tối đa
criteria-sign-identical = từ { $limit } số liệu của một chỉ số giống hệt đơn vị khác
criteria-sign-round = từ { $limit } số liệu đều là số tròn chục
