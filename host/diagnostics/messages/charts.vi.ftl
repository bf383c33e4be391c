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
