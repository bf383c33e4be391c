### Những câu dành cho người viết phần bổ trợ.

plugin-begun =
    Đã viết mã nguồn mẫu vào { $folder }.
      Biên dịch:                dti plugin build { $folder }
      Chạy các ví dụ:           dti plugin test { $folder }
      Kiểm tra luật, giới hạn:  dti plugin check { $folder }
plugin-name-standard = đã có phần bổ trợ chuẩn mang tên này
plugin-name-other = chọn tên khác
plugin-name-unfit = đây không phải là tên phần bổ trợ hợp lệ
plugin-name-fit = chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ tien-do
plugin-elsewhere = nêu một thư mục khác bằng --out
plugin-tool-failed = lời của công cụ ở phía trên; nếu máy không có mạng, xem mục “Without a connection” trong README của SDK
plugin-built =
    Đã ghi { $file }: { $kilobytes } kB, không cần gì từ bên ngoài, biên dịch trong { $seconds } giây.
    { $name } { $version } · { $contract }
