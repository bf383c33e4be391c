### Mẫu phiếu.

# Phần sống trong phiếu

form-entered = đã nhập
form-whole = Toàn phiếu (số ô phải nhập)
form-check-empty = chưa nhập
form-check-incomplete = còn thiếu số liệu
form-check-wrong = sai
form-check-above = ({ $part }) lớn hơn ({ $whole })
form-check-evidence = chưa nêu tài liệu kiểm chứng
form-check-done = đủ
form-type-number = Gõ số, ví dụ 8,5; không gõ dấu chấm phân cách hàng nghìn, không gõ đơn vị tính.
form-type-count = Gõ số nguyên, ví dụ 1250; không gõ dấu chấm phân cách hàng nghìn, không gõ đơn vị tính.
form-type-percent = Gõ kèm dấu %, ví dụ 85% hoặc 0,5%.
form-type-choice = Nhấp mũi tên bên phải ô rồi chọn.
form-type-yes-no = Nhấp mũi tên bên phải ô rồi chọn.
form-type-date = Gõ ngày/tháng/năm, ví dụ 31/12/2023.
form-type-text = Gõ chữ.
form-type-evidence = Số hiệu – ngày: trích yếu; mỗi tài liệu một dòng (Alt+Enter). Ví dụ: 12/BC-STC – 05/01/2025: Báo cáo kết quả chuyển đổi số
form-guide-check = Đầu phiếu và dòng tên nhóm cho biết đã nhập bao nhiêu ô trên số ô phải nhập. Cột “Kiểm tra” tự báo dòng nào chưa nhập, còn thiếu, sai hay đã đủ; số ở ngoặc là thứ tự số liệu trong “Nội dung cần điền”.

# Phản hồi về phiếu

feedback-tab-list = Cần xem lại
feedback-tab-table = Bảng
feedback-tab-agencies = Đơn vị
feedback-tab-others = Không rõ đơn vị
feedback-title = Phản hồi về phiếu của { $agency } ({ $code })
feedback-subtitle = { $errors } lỗi, { $warnings } cảnh báo, { $notes } ghi chú. Sửa trong phiếu gốc rồi nộp lại; các trang sau là bản sao để đối chiếu, ô màu có ghi chú nói rõ điều cần sửa.
feedback-column = Cột
feedback-table-title = Số liệu của đơn vị trong bảng chung
feedback-table-subtitle = Tệp { $file }: mỗi dòng là một ô thuộc hàng của đơn vị
feedback-agencies-title = Các đơn vị có điều cần xem lại
feedback-agencies-subtitle = { $count } trên { $of } đơn vị; mỗi đơn vị có một tệp trong cùng thư mục để gửi lại
feedback-others-title = Lỗi và cảnh báo không thuộc riêng đơn vị nào
feedback-others-subtitle = Như tệp không đọc được, mã đơn vị không có, hoặc bộ chỉ số có lỗi
cli-feedback = Đã ghi phản hồi cho { $count } đơn vị vào { $out }; bản tổng hợp: { $summary }.
