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
