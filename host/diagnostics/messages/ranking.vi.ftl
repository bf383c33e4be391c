# Sổ xếp hạng: tên các trang tính và nội dung của từng trang

ranking-tab-cover = Bìa
ranking-tab-contents = Mục lục
ranking-contents-title = Mục lục
ranking-contents-sheet = Trang tính
ranking-contents-shows = Nội dung
ranking-tab-ranking = Xếp hạng { $cohort }
    .shows = Hạng, điểm và chỉ số của từng đơn vị thuộc nhóm “{ $cohort }”
ranking-tab-bands = Phân loại
    .shows = Số đơn vị ở từng mức phân loại
ranking-tab-views = Góc nhìn
    .shows = Chỉ số và hạng của từng đơn vị theo từng góc nhìn
ranking-tab-matrix = Ma trận { $cohort }
    .shows = Điểm từng chỉ số của từng đơn vị thuộc nhóm “{ $cohort }”, điểm nhóm và tổng điểm bằng công thức
ranking-tab-pillars = Chỉ số chính
    .shows = Tỷ lệ đạt của từng đơn vị ở từng chỉ số chính; mức cao nhất, trung bình, trung vị, thấp nhất
ranking-tab-parameters = Tham số
    .shows = Điểm tối đa, trọng số, ngưỡng phân loại và tên của chúng trong công thức
ranking-tab-standing = Mục tiêu
    .shows = Tiến độ so với các mục tiêu
ranking-tab-data = Dữ liệu
    .shows = Điểm của mọi đơn vị ở mọi chỉ số trong một bảng, để lọc và lập PivotTable
ranking-data-left-out = Không có trang này: cần { $rows } dòng, một trang tính chứa được { $limit } dòng; scores.csv có cùng nội dung
ranking-tab-findings = Lỗi và cảnh báo
    .shows = Mọi lỗi, cảnh báo và ghi chú của đợt chấm
ranking-tab-checks = Kiểm tra
    .shows = Đối chiếu phần mềm với công thức của sổ, cộng dồn các phần, số đơn vị, chỉ số và cảnh báo
ranking-tab-manifest = Hồ sơ
    .shows = Phiên bản phần mềm, phần bổ trợ, tệp đầu vào với mã SHA-256 và các giới hạn

# Hồ sơ đợt chấm

manifest-title = Hồ sơ đợt chấm: các nguồn tạo nên kết quả
manifest-name = Nội dung
manifest-about = Phiên bản, kích thước, giới hạn
manifest-digest = Mã SHA-256
manifest-versions = Đợt chấm
manifest-plugins = Phần bổ trợ
manifest-submissions = Phiếu và số liệu đã đọc (kích thước: byte)
manifest-appraisals = Tệp thẩm định (kích thước: byte)
manifest-criteria = Tệp của bộ chỉ số (kích thước: byte)
manifest-limits = Giới hạn
limit-plugins-fuel = Phần bổ trợ: lượng tính toán của một lần gọi
limit-plugins-fuel-per-agency = Phần bổ trợ: lượng tính toán thêm cho mỗi đơn vị
limit-plugins-memory-bytes = Phần bổ trợ: bộ nhớ (byte)
limit-plugins-table-elements = Phần bổ trợ: số phần tử của bảng hàm
limit-plugins-instances = Phần bổ trợ: số thực thể
limit-plugins-memories = Phần bổ trợ: số vùng nhớ
limit-plugins-tables = Phần bổ trợ: số bảng hàm
limit-plugins-stack-bytes = Phần bổ trợ: ngăn xếp (byte)
limit-plugins-answer-bytes = Phần bổ trợ: kết quả trả về (byte)
limit-plugins-answer-bytes-per-agency = Phần bổ trợ: kết quả trả về thêm cho mỗi đơn vị (byte)
limit-plugins-seconds = Phần bổ trợ: thời gian (giây)
limit-plugins-fuel-per-second = Phần bổ trợ: lượng tính toán mỗi giây
limit-plugins-component-bytes = Phần bổ trợ: kích thước phần bổ trợ (byte)
limit-plugins-modules = Phần bổ trợ: số mô-đun
limit-plugins-functions = Phần bổ trợ: số hàm
limit-plugins-function-bytes = Phần bổ trợ: kích thước một hàm (byte)
limit-plugins-locals = Phần bổ trợ: số biến cục bộ
limit-submissions-files = Phiếu: số tệp
limit-submissions-file-bytes = Phiếu: kích thước một tệp (byte)
limit-submissions-entries = Phiếu: số mục trong một tệp nén
limit-submissions-entry-bytes = Phiếu: kích thước giải nén một mục (byte)
limit-submissions-inflated-bytes = Phiếu: kích thước giải nén cả tệp (byte)
limit-submissions-inflation-ratio = Phiếu: tỷ lệ nén lớn nhất
limit-submissions-form-cells = Phiếu: số ô của phiếu
limit-submissions-records-cells = Phiếu: số ô của trang danh sách
limit-submissions-records-rows = Phiếu: số dòng của trang danh sách

# Tham số

ranking-parameters-title = Tham số của các công thức
ranking-parameters-subtitle = Công thức trong các trang khác gọi những giá trị này bằng tên; sửa một giá trị thì mọi trang được tính lại
parameters-title = Nội dung
parameters-name = Tên trong công thức
parameters-constants = Tham số chung
parameters-worths = Điểm của các nhóm chỉ số và góc nhìn
parameters-maxima = Điểm tối đa của các chỉ số
parameters-weights = Trọng số trong các trung bình
parameters-not-applicable = Dấu của nội dung không áp dụng
parameters-rank-digits = Số chữ số thập phân khi so sánh chỉ số để xếp hạng
parameters-tie-breaker-digits = Số chữ số thập phân khi so sánh tiêu chí phụ
parameters-lowest = Giá trị thay cho tiêu chí phụ không có kết quả (xếp sau cùng)
parameters-percent = Quy đổi tỷ lệ sang phần trăm
parameters-class-digits = Số chữ số thập phân khi so với ngưỡng phân loại
parameters-check-digits = Số chữ số thập phân mà phần mềm và công thức phải khớp
parameters-passed = Kết quả khi kiểm tra đúng
parameters-failed = Kết quả khi kiểm tra sai
parameters-class-titles = Phân loại ({ $cohorts }): tên các mức
parameters-class-places = Phân loại ({ $cohorts }): thứ tự các mức
parameters-class-lower = Phân loại ({ $cohorts }): cận dưới
parameters-class-lower-closed = Phân loại ({ $cohorts }): cận dưới thuộc mức (1) hay không (0)
parameters-class-upper = Phân loại ({ $cohorts }): cận trên
parameters-class-upper-closed = Phân loại ({ $cohorts }): cận trên thuộc mức (1) hay không (0)
parameters-class-gap = khi không thuộc mức nào
checks-passed = ĐẠT
checks-failed = KHÔNG ĐẠT

# Ma trận

ranking-matrix-title = Ma trận điểm: { $cohort }
ranking-matrix-subtitle = Điểm cuối của từng chỉ số là số liệu đầu vào; điểm nhóm, điểm tối đa áp dụng và tỷ lệ đạt là công thức. Ô càng sẫm thì càng mất nhiều điểm
matrix-view = Góc nhìn { $number }
matrix-whole = Tổng
matrix-points = { $node }: điểm
matrix-maximum = { $node }: điểm tối đa áp dụng
matrix-share = { $node }: tỷ lệ đạt
matrix-available = { $node }: điểm tối đa của phần có kết quả
matrix-term = Phần góp vào trung bình của: { $node }
matrix-against = Điểm tối đa; trọng số
matrix-remark-closed = { $node }: chưa đạt điều kiện bắt buộc, điểm do phần mềm ghi
matrix-remark-coverage = { $node }: chưa đủ số liệu theo quy định, phần mềm không ghi điểm

# Bảng xếp hạng, chỉ số chính

listing-percent = Tỷ lệ đạt
listing-row = Dòng trong ma trận
listing-key = Chỉ số để so sánh
listing-breaker = Tiêu chí phụ: { $node }
listing-class-figure = Giá trị để phân loại: { $node }
listing-class-place = Thứ tự mức: { $node }
ranking-pillars-title = Tỷ lệ đạt theo chỉ số chính
ranking-pillars-subtitle = Điểm chia cho điểm tối đa áp dụng; ô càng sẫm thì càng mất nhiều điểm. Bốn dòng cuối của mỗi nhóm tính trên các đơn vị được xếp hạng
pillars-best = Cao nhất
pillars-mean = Trung bình
pillars-median = Trung vị
pillars-least = Thấp nhất

# Bìa

overview-registered = Đơn vị
overview-scored = Được chấm
overview-ranked = Được xếp hạng
overview-mean = Chỉ số trung bình
overview-median = Trung vị
overview-best = Cao nhất

# Dữ liệu

ranking-data-title = Dữ liệu: điểm của mọi đơn vị ở mọi chỉ số
ranking-data-subtitle = Mỗi dòng là một chỉ số của một đơn vị; dùng bộ lọc ở dòng tiêu đề, hoặc Chèn → PivotTable từ bảng dti_data
data-path = Nhóm chỉ số
data-indicator-code = Mã chỉ số
data-counted = Cộng thẳng vào tổng

# Kiểm tra

ranking-checks-title = Kiểm tra: phần mềm và công thức của sổ này
ranking-checks-subtitle = Cột “phần mềm” là số do phần mềm tính, cột “sổ này” là công thức; chênh lệch phải bằng 0
checks-what = Nội dung kiểm tra
checks-engine-points = Điểm: phần mềm
checks-here-points = Điểm: sổ này
checks-engine-index = Chỉ số: phần mềm
checks-here-index = Chỉ số: sổ này
checks-engine-rank = Hạng: phần mềm
checks-here-rank = Hạng: sổ này
checks-difference = Chênh lệch
checks-parts = Cộng các phần
checks-result = Kết quả
checks-overall = Kết quả chung
checks-cover = Kiểm tra sổ
checks-counts = Số lượng (cột “Điểm” ghi số lượng)
checks-registered = { $cohort }: đơn vị trong danh sách
checks-ranked = { $cohort }: đơn vị được xếp hạng
checks-unranked = { $cohort }: đơn vị được chấm mà không xếp hạng
checks-unscored = { $cohort }: đơn vị chưa được chấm
checks-matrix = { $cohort }: đơn vị trong ma trận
checks-indicators = Chỉ số được tính điểm
checks-scores = Dòng trong trang Dữ liệu
checks-errors = Lỗi
checks-warnings = Cảnh báo
checks-notes = Ghi chú
checks-live = Ô tính bằng công thức trong sổ này (trước phần kiểm tra)
checks-decided = Ô do phần mềm ghi vì công thức không diễn đạt được
