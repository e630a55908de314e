/**
 * Words that change nothing about the figure beside them: forms of address, and the plain verbs and adverbs of
 * reporting. A word that is in no list stops a figure after it from being recorded unasked.
 */
export const courtesyPhrases = `dạ | ạ | vâng | vg | nhé | nha | nhá | nghen | hen | ah | !à | !ơi | oi | anh | chị | em | a | e | c | chú | bác | cô | cháu | sếp | ac | a/c | anh/chị | anh chị | các anh | các chị | các anh chị | bà | ông
  | thủ trưởng | lãnh đạo | đồng chí | đ/c | đc | đ c | các đồng chí | các đ/c | kính gửi | kính thưa | thưa | kính | xin phép | em xin | cho em
  | cảm ơn | cám ơn | cảm ơn anh | em cảm ơn | xin cảm ơn | trân trọng | trân trọng cảm ơn | thanks | tks | thank | you | thank you | tk | tkiu | chào | xin chào | em chào
  | hi | hello | alo | ok | oke | okie | okê | oki | ok ạ | vâng ạ | dạ vâng | rõ | đã rõ | đã nhận | nhận được | đã nhận được | xin lỗi | sorry | thông cảm | mong thông cảm
  | chúc | chúc anh | chúc chị | chúc anh chị | vui vẻ | sức khỏe | mạnh khỏe | tuần mới | đầu tuần | cuối tuần vui vẻ | buổi sáng | buổi chiều | buổi tối | buổi trưa | tốt lành | ngày mới | ngày tốt lành | an lành
  | năm mới | hạnh phúc | thành công | may mắn | may | giúp em | giúp | giùm | dùm | hộ em | với ạ | luôn ạ | hehe | hihi | haha | hi hi | kkk | :) | :d
  | tốt đẹp | nhiều sức khỏe | nhiều niềm vui | bình an | mọi người | cả nhà | bạn | bạn ơi | bot | bot ơi | admin | ad | zalo | dạ vâng ạ | vâng dạ | ui | ôi | thế ạ | vậy ạ | nghe | nhe | nhen | nghe anh | nghen anh | j
  | kính báo | kính chuyển | xem giúp | xem giùm | ghi giúp | ghi nhận giúp | ghi nhận | nhận giúp | tổng hợp giúp | cập nhật giúp | bổ sung giúp | ghi giùm | lưu giúp | nhập giúp | ghi hộ`;

/** What follows says where something is or of what it is: an unknown word there may make it another thing. */
export const locativePhrases = `ở | tại | của | ở tại`;

/** The present state, as against an earlier figure beside it. */
export const nowPhrases = `nay | hiện | hiện nay | hiện tại | hiện giờ | bây giờ | giờ | đến nay | tới nay | cho đến nay | cho tới nay | tính đến nay | tính tới nay | năm nay | kỳ này | tháng này | quý này
  | đến thời điểm này | đến thời điểm hiện tại | thời điểm hiện tại | thời điểm này | đến giờ | tới giờ | đến hiện tại | đến hiện nay | đợt này`;

/** Said of something that is done or not, they say that it is: «điểm du lịch: có», «26 rồi». */
export const yesPhrases = `đạt | có | rồi | được | đã được | đã có | có rồi | được rồi | ok rồi | đã đạt rồi`;

export const neutralPhrases = `còn lại : | qđ | quyết định | công văn | cv | thông báo | tb | tờ trình | ttr | biên bản | văn bản | bb | hồ sơ số | theo | theo báo cáo | theo biên bản | hết | nâng | tính | tính là | tính chung | tính ra
  | là | thì | đã | tính đến
  | tính tới | đến hết | tính đến hết | hết | đến | tới | cho | các | những | này | đó | đấy | đây | kia | nè | luôn | cũng | vẫn | mới
  | đang | đang là | đang đạt | số | số liệu | con số | chỉ tiêu số | ct | mục | về | như sau | sau đây | cụ thể | cụ thể như sau | sau | báo cáo | báo cáo số liệu | bc | báo | gửi | gửi số | gửi số liệu | gởi | gửi báo cáo | nộp | nộp số | tổng hợp
  | tổng hợp số liệu | chốt | chốt số | chốt số liệu | đã chốt | số chốt | lũy kế | cộng dồn | cập nhật | bên em | bên mình | bên | khối em | khối mình | khối | cụm | cụm em | tụi em | bọn em | chúng em | chúng tôi
  | tôi | mình | tớ | đơn vị em | đơn vị mình | đơn vị | bà con | nhân dân | nông dân | người dân | dân | địa bàn | trên địa bàn | trên địa bàn huyện | trên địa bàn xã | trên địa bàn tỉnh | huyện mình | xã mình | tỉnh mình | huyện nhà | xã nhà
  | thu được | thu hoạch được | thu hoạch | trồng được | trồng | làm được | xây được | xây dựng được | xây dựng | thành lập được | thành lập | thành lập mới | thành lập mới được | công nhận | được công nhận | đã công nhận | công nhận mới
  | công nhận thêm | giữ vững | giữ | duy trì | duy trì được | giữ được | ổn định | đạt được | đạt chuẩn | đã thành lập | ra mắt | khánh thành | thông xe | thông | đã thông | hoàn thành | đã hoàn thành | hoàn thành được | xong
  | nghiệm thu | bàn giao | đã bàn giao | vận động | vận động được | huy động | huy động được | triển khai | thực thu | thu về | thu | nộp ngân sách | giải ngân được | xóa được | đã xóa | đưa được | đưa | di dời được | di dời | đưa vào | tạo được | tạo | giải quyết được
  | hôm nay | hôm qua | sáng nay | chiều nay | trưa nay | tối nay | tối qua | chiều qua | sáng qua | tuần này | kỳ báo cáo | kỳ báo cáo này | từ đầu năm | từ đầu năm đến nay | từ đầu năm tới nay
  | đầu năm đến nay | đến thời điểm báo cáo | tại thời điểm | thời điểm | vừa | vừa rồi | vừa xong | mới đây | sơ bộ | số sơ bộ | bước đầu | tạm tính | chính thức | số chính thức
  | tỷ lệ | với tỷ lệ | tỷ lệ đạt | đạt tỷ lệ | chiếm | chiếm tỷ lệ | tương đương | tức | tức là | nghĩa là | ⇒ | → | bằng | mức | với mức | đúng | chính xác | tròn | đủ | đầy đủ | hoàn toàn | theo thống kê | theo số liệu | theo rà soát | qua rà soát | rà soát
  | thống kê | kiểm tra | theo báo cáo của | ghi | tổng kết | sơ kết | nhất | toàn | cả | tất cả | mỗi | đợt | kỳ | hàng năm | cả năm | trong năm | năm | trong kỳ | trong tháng | trong quý | cuối kỳ | cuối tháng | cuối quý | tổng số liệu | dùng | sử dụng
  | cho | lại | ra | vào | lên | và | với | cùng | còn | riêng phần | phần | chỉ tiêu về | về phần | phần chỉ tiêu | về chỉ tiêu | bảng | biểu | danh sách | kết quả là | kết quả như sau | gồm có | số liệu như sau | số liệu là | kết quả cụ thể
  | bình quân | trung bình | thứ nhất | thứ hai | một là | hai là | đầu tiên | tiếp theo | tiếp | cuối cùng | ngoài ra | đồng thời | bên cạnh đó | mới chỉ | hiện chỉ | chỉ | chỉ có | chỉ đạt | chỉ được | mới đạt | mới được | mới có | mới chỉ đạt | khác
  | sản xuất | phát triển | quản lý | thôi | vậy | thế | thực tế là | gửi anh | gửi chị | em gửi | em báo | em báo cáo | e báo cáo | e gửi | em nộp | em xin báo cáo | em xin gửi | xin gửi | xin báo cáo | xin báo | báo anh | báo chị | nhắn | nhắn lại
  | trả lời | em trả lời | vụ này | chung là | nhìn chung | nói chung | cơ bản | cơ bản đạt | đảm bảo | tốt | khá | đúng như vậy | ấy | đấy ạ | em chốt | chính là | trực tiếp | tự | đã làm | làm`;
