### What the sheets of the ranking say that show charts.

# Targets

charts-tab-standing = Biểu đồ mục tiêu
    .shows = Kết quả, mục tiêu và xu thế qua các năm; vị trí so với nhóm dẫn đầu
charts-tab-agencies = Mục tiêu theo đơn vị
    .shows = Đơn vị kéo kết quả ra xa mục tiêu, hoặc chưa có số liệu
standing-charts-title = Biểu đồ tiến độ so với mục tiêu
standing-agencies-title = Đơn vị kéo kết quả ra xa mục tiêu, hoặc chưa có số liệu
standing-column-who = Đối tượng, nguồn công bố hoặc nhóm
standing-all = tất cả đơn vị liên quan
standing-column-edition = Bảng xếp hạng
standing-column-year = Năm
standing-column-content = Nội dung
standing-column-off = Sai số (±), mức { $level } %
standing-content-figure = số đã công bố
standing-content-trend = xu thế
standing-chart-title = { $title } – { $of }
standing-chart-description = Biểu đồ: { $title } – { $of }. Số liệu nằm trong bảng bên trái.
standing-chart-neighbours = Vị trí năm { $period }
standing-chart-last = Hạng { $top }
standing-chart-history = Thứ hạng qua các năm
standing-chart-edition = bảng { $edition } địa phương
standing-chart-top = mục tiêu: hạng { $top }
standing-chart-series = Kết quả, mục tiêu và xu thế ({ $unit })
standing-chart-trend = xu thế { $producer }
standing-chart-aggregates = Mục tiêu tổng hợp từ số liệu các đơn vị
standing-chart-values = Kết quả so với mục tiêu
standing-chart-pull = { $count } đơn vị kéo xuống mạnh nhất

# Early signs

charts-tab-signs = Cảnh báo sớm
    .shows = Số liệu nên xem lại trước khi công bố, và số dấu hiệu của từng đơn vị
signs-title = Cảnh báo sớm: số liệu nên xem lại trước khi công bố
signs-kind = Dấu hiệu
signs-change = thay đổi nhiều so với kỳ trước (%)
signs-cumulative-fell = số lũy kế giảm
signs-outlier = xa các đơn vị cùng nhóm (z hiệu chỉnh)
signs-self-score = tự chấm lệch (% điểm tối đa)
signs-identical = số liệu trùng nhau (số lượng)
signs-round = toàn số tròn (số lượng)
signs-against = So với
signs-measure = Mức lệch
signs-limit = Ngưỡng
signs-count-title = Số dấu hiệu của từng đơn vị

# Losses at appraisal

charts-tab-losses = Thẩm định
    .shows = Điểm bị mất khi thẩm định: từng quyết định với lý do, và tổng theo chỉ số
charts-tab-appraised = Thẩm định theo đơn vị
    .shows = Từ điểm tự chấm đến điểm cuối của từng đơn vị
losses-title = Điểm bị mất khi thẩm định
losses-none = Hội đồng không thay đổi điểm nào.
losses-whose = Đơn vị (chỉ số)
losses-recomputed = tính lại theo quyết định khác
losses-indicator = Tên chỉ số
losses-lost = Điểm mất (−: được thêm)
losses-verdict = Kết luận
losses-reason = Lý do
losses-most = Đơn vị mất nhiều nhất
losses-count = Số lần thay đổi
losses-chart = { $count } lần mất điểm nhiều nhất khi thẩm định
losses-chart-description = Biểu đồ { $count } lần mất điểm nhiều nhất khi thẩm định; số liệu là các hàng đầu của bảng bên dưới.
losses-agencies-title = Từ điểm tự chấm đến điểm cuối
losses-final-of-own = Điểm cuối của các chỉ số có tự chấm
losses-own-change = Cuối − tự chấm
losses-decided = Số chỉ số được thẩm định
losses-computed-of-decided = Điểm tính của các chỉ số đó
losses-appraised = Điểm thẩm định của các chỉ số đó
losses-council-change = Thẩm định − tính
losses-computed = Điểm tính, tất cả
losses-final = Điểm cuối, tất cả
losses-change = Cuối − tính

# Year on year

charts-tab-changes = Thay đổi
    .shows = Hạng và chỉ số so với kỳ trước; vì sao không so sánh được
yearly-title = Thay đổi so với kỳ trước
yearly-no-rank = Vì sao không so sánh hạng
yearly-no-index = Vì sao không so sánh chỉ số

# Robustness

charts-tab-robustness = Độ vững
    .shows = Hạng của từng đơn vị thay đổi đến đâu khi các lựa chọn chưa chắc chắn thay đổi
intervals-title = Độ vững của thứ hạng
intervals-how = Khoảng chứa 90 % các hạng trong { $draws } lần rút thăm mọi lựa chọn mà bộ chỉ số coi là chưa chắc chắn (hạt giống { $seed }).
intervals-low = Hạng 5 %
intervals-median = Trung vị
intervals-high = Hạng 95 %
intervals-width = Độ rộng
intervals-begin = Biểu đồ: bắt đầu
intervals-to-median = đến trung vị
intervals-to-end = đến cuối
intervals-bar-low = từ hạng 5 % đến trung vị
intervals-bar-high = từ trung vị đến hạng 95 %
intervals-shift = Đổi hạng bình quân
intervals-chart = Khoảng hạng – { $cohort }
intervals-chart-description = Biểu đồ khoảng hạng của từng đơn vị thuộc nhóm “{ $cohort }”; số liệu nằm trong bảng bên trái.
