### Sổ của một đơn vị.

# Sheets

agency-tab-summary = Tóm tắt
agency-tab-details = Chi tiết
agency-tab-checks = Kiểm tra

# First sheet

agency-set-and-period = { $set }. Kỳ đánh giá: { $first } – { $last }
agency-rank = Hạng
agency-index = Chỉ số DTI
agency-of = trong { $of } đơn vị được xếp hạng
agency-index-words = điểm ÷ điểm tối đa áp dụng
agency-of-maximum = trên { $maximum } điểm tối đa áp dụng
agency-unscored = Chưa được chấm: { $status }
agency-figures-given = Đã có { $given } trong { $asked } số liệu được hỏi
agency-pillars-title = Từng nhóm chỉ số so với nhóm xếp hạng
agency-median = Trung vị
agency-best = Cao nhất
agency-above-median = So với trung vị
agency-position-title = Vị trí trong nhóm xếp hạng
agency-alone = Nhóm chỉ có một đơn vị được xếp hạng nên không so sánh
agency-to-first = Kém đơn vị đứng đầu (chỉ số)
agency-to-fifth = Kém đơn vị thứ năm (chỉ số)
agency-to-next = Hơn đơn vị đứng ngay sau (chỉ số)
agency-in-points = – tính ra điểm của đơn vị
agency-since = So với kỳ trước: { $change }
agency-warnings = Số cảnh báo cần xem lại
agency-without-evidence = Số chỉ số cần bổ sung minh chứng
agency-checked = Công thức khớp với phần mềm
agency-chart-title = Tỷ lệ đạt theo nhóm chỉ số
agency-chart-words = Biểu đồ mạng nhện: chỉ số của { $agency } ở từng nhóm chỉ số, bên cạnh trung vị và mức cao nhất của nhóm xếp hạng
agency-chances-title = { $count } chỉ số còn nhiều điểm để đạt nhất
agency-chances-none = Đã đạt điểm tối đa ở mọi chỉ số.
agency-chances-weighed = Xếp theo mức làm tăng chỉ số DTI: có nhóm lấy trung bình nên điểm của các chỉ số không ngang nhau.
agency-to-win = Còn có thể đạt
agency-to-do = Việc cần làm
agency-more-indicators = và { $count } chỉ số khác, xem trang “{ $sheet }”
agency-evidence-title = Minh chứng còn thiếu: { $count } chỉ số
agency-evidence-none = Không có chỉ số nào thiếu minh chứng.
agency-at-stake = { $title } ({ $points } điểm chờ minh chứng)
agency-faults-title = Cần sửa để được chấm: { $errors } lỗi, { $warnings } cảnh báo
agency-gaps-title = Số liệu chưa có
agency-where = Nơi cần xem
agency-what-to-do = Nội dung và cách khắc phục
agency-more-faults = và { $count } mục khác, xem trang “{ $sheet }”

# What to do

agency-aim-from = Đạt từ { $goal } trở lên
agency-aim-above = Đạt trên { $goal }
agency-aim-below = Giảm xuống dưới { $goal }
agency-aim-up-to = Giảm còn { $goal } hoặc thấp hơn
agency-aim-goal = Đạt { $goal }
agency-aim-option = Đạt mức “{ $option }”
agency-aim-due = Hoàn thành đúng hạn { $date }
agency-do-evidence = Bổ sung tài liệu kiểm chứng
agency-do-figures = Bổ sung số liệu: { $inputs }
agency-do-items = Thực hiện điều đang trả lời “Không”: { $inputs }
agency-do-council = Theo ý kiến hội đồng: { $reason }

# Details

agency-own-file = Ô nguồn không ghi tên tệp nằm trong tệp { $file }
agency-figures = Số liệu [ô nguồn]
agency-rule = Cách tính điểm và căn cứ
agency-worked = Tính ra điểm
agency-why = Ý kiến hội đồng, ghi chú
agency-evidence = Minh chứng, giải trình
agency-explained = Giải trình: { $words }
agency-view-rank = hạng { $rank }
agency-told-gate = Số của phần mềm: điều kiện bắt buộc đã lấy hết điểm của nhóm
agency-told-gaps = Số của phần mềm: có thành phần thiếu kết quả
agency-told-maximum = Số của phần mềm: có thành phần không có điểm tối đa
agency-told-elsewhere = Số của phần mềm: các thành phần không nằm trong bảng này

# Checks

agency-checks-title = Kiểm tra công thức
agency-checks-subtitle = Công thức tính từ trang chi tiết được đặt cạnh kết quả của phần mềm
agency-check-what = Nội dung kiểm tra
agency-check-calculated = Công thức
agency-check-computed = Phần mềm
agency-check-difference = Chênh lệch
agency-check-verdict = Kết luận
agency-check-passed = Đạt
agency-check-failed = Không đạt
agency-check-count = Số chỉ số thành phần có điểm
agency-check-parts = Tổng điểm của mọi chỉ số thành phần
agency-check-parameters = Tham số của các công thức
agency-check-digits = Số chữ số thập phân phải khớp
agency-check-passed-word = Từ dùng khi khớp
agency-check-failed-word = Từ dùng khi không khớp
agency-check-evidence-word = Tình trạng chờ minh chứng
agency-check-live = Số kết quả nhóm là công thức
agency-check-told = Số kết quả nhóm là số của phần mềm
