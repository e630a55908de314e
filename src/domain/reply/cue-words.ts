/**
 * What words around figures mean. One line holds phrases of one meaning, separated by «|», with accents; matching
 * (phrase-trie.ts) takes the longest phrase and also un-accented typing. Adding a word here is the usual way to
 * teach the reader something new.
 */
export type Cue = keyof typeof cuePhrases;

export const cuePhrases = {
  /** the figure after it is what was planned */
  plan: `kế hoạch | kh | kế hoạch năm | kế hoạch giao | kh giao | kh năm | kế hoạch được giao | kh được giao
    | chỉ tiêu giao | chỉ tiêu được giao | chỉ tiêu kế hoạch | chỉ tiêu đề ra | chỉ tiêu nghị quyết | được giao | giao
    | huyện giao | tỉnh giao | xã giao | cấp trên giao | trên giao | mục tiêu | mục tiêu đề ra | dự toán | dự toán giao
    | dt giao | dự toán năm | nghị quyết | nq | nghị quyết giao | nq giao | theo kế hoạch | theo kh | đăng ký
    | chỉ tiêu phấn đấu | kh đề ra | kế hoạch đề ra | chỉ tiêu phấn đấu cả năm | kh cả năm
    | kế hoạch cả năm | kế hoạch cả kỳ`,
  /** directly before a figure: the plan; elsewhere it says nothing */
  target: `chỉ tiêu | chỉ tiêu năm | chỉ tiêu cả năm`,
  /** makes the per cent beside it one of the plan */
  'of-plan': `so với kế hoạch | so với kh | so kế hoạch | so kh | so với chỉ tiêu | so với chỉ tiêu giao
    | so với kế hoạch năm | so với kh năm | so với kế hoạch giao | so với kh giao | so với kế hoạch đề ra
    | so với nghị quyết | so với nq | so nq | so với dự toán | so dự toán | so dt | so với dt | so với mục tiêu
    | so với chỉ tiêu đề ra | so chỉ tiêu | so với kh đề ra | của kế hoạch | của kh | trên kế hoạch | th/kh | svkh | skh
    | tiến độ kế hoạch | tiến độ kh`,
  /** speaks of what is to come */
  intent: `sẽ | phấn đấu | phấn đấu đạt | quyết tâm | cố gắng | hứa | dự định | hướng tới | đặt mục tiêu | sẽ cố gắng | sẽ phấn đấu
    | quyết tâm đạt | cam kết | hy vọng`,
  /** the figure after it is what was reached */
  actual: `thực hiện | th | kết quả | thực tế | thực đạt | đã đạt | kết quả đạt | kết quả thực hiện | thực hiện được
    | thực hiện đạt | kq | số thực hiện | số thực tế | tổng th | kết quả đạt được | kq th | kq đạt | th đạt | đã thực hiện`,
  /** an estimate to the end of the period */
  estimate: `ước | ước đạt | ước tính | ước cả năm | ước thực hiện | ước th | ưth | dự ước | ước năm | ước cuối năm
    | ước tính cả năm | ước đến cuối năm | ước hết năm | ước thực hiện cả năm | ước được | dự kiến | dự kiến cả năm
    | dự kiến đạt | dự kiến hết năm | dự kiến đến cuối năm | dự kiến cuối năm | ước đến hết năm | ước cả năm đạt
    | ước thực hiện năm | ước đến 31/12 | dự tính | dự báo | ước chừng`,
  /** the per cent or change beside it compares with another period */
  comparison: `so với | so với cùng kỳ | so cùng kỳ | sck | svck | so ck | so với ck | so với cùng kỳ năm trước
    | so với cùng kỳ năm ngoái | so cùng kỳ năm trước | so cùng kỳ năm ngoái | so với năm trước | so năm trước
    | so với năm ngoái | so năm ngoái | so với kỳ trước | so kỳ trước | so với tháng trước | so tháng trước
    | so với quý trước | so quý trước | so với đầu năm | so đầu năm | so với đầu kỳ | so với đầu nhiệm kỳ
    | so với lần trước | so lần trước | so với cuối năm trước | so với cuối năm ngoái | so với trước | cùng kỳ năm ngoái
    | cùng kỳ năm trước | của cùng kỳ | cùng kỳ | so với năm | so năm | so với tuần trước | năm trước đó | so với kỳ báo cáo trước`,
  /** the figure after it belongs to an earlier time */
  earlier: `năm trước | năm ngoái | kỳ trước | tháng trước | quý trước | lần trước | trước đây | trước đó | hôm trước | !trước | đầu năm | hồi đầu năm | ban đầu | trước kia | hồi trước
    | tuần trước | cuối năm trước | cuối năm ngoái | đầu kỳ | kỳ báo cáo trước | báo cáo trước | số cũ | số trước
    | đã báo | đã báo cáo | đã gửi | hôm qua báo | báo hôm trước | báo lần trước | số đã báo | số đã gửi | đợt trước | trước là`,
  /** directly before a figure: where a change starts */
  from: `từ`,
  increase: `thêm | cộng thêm | trồng thêm | trồng mới thêm | bổ sung thêm | tăng | tăng thêm | tăng được | tăng lên được | cao hơn | nhiều hơn | tăng hơn | tăng khoảng`,
  decrease: `giảm | giảm được | giảm đi | giảm thêm | thấp hơn | ít hơn | !hạ | hạ được | giảm bớt | kéo giảm | kéo giảm được`,
  /** the figure after it is a level */
  level: `còn | hiện còn | chỉ còn | giảm còn | giảm xuống còn | giảm xuống | xuống còn | xuống | tăng lên | lên | nâng lên
    | hiện ở mức | ở mức | đang ở mức | đạt mức | hạ xuống còn | hạ còn | hạ xuống | đến nay còn | nay còn | lên mức | xuống mức
    | kéo xuống còn | hiện nay còn | tăng lên mức | giảm về | về còn | hiện chỉ còn | nay chỉ còn`,
  exceed: `vượt | vượt mức | vượt kế hoạch | vượt kh | vượt chỉ tiêu | vượt dự toán | vượt so với kế hoạch | vượt so với kh | vượt nq
    | vượt kế hoạch giao | vượt kh giao`,
  /** what is missing to the plan, not what was reached */
  shortfall: `thiếu | còn thiếu | !hụt | hụt thu | còn lại | cần thêm | còn cần | chưa đạt | không đạt | !kém | !chậm | chưa bằng
    | mới chỉ | nợ lại | !tồn | còn nợ | còn phải`,
  /** so much is still to come, or comes on top: «còn 12 ha nữa», «cộng 1,2 tỷ nữa» */
  more: `nữa`,
  /** directly before a figure: what is added to one already told */
  supplement: `bổ sung | xin bổ sung`,
  /** all there are, where the target counts new ones */
  stock: `hiện có | đang có | hiện đang có | đang hoạt động | nâng tổng số | nâng tổng số lên | tổng số hiện có | toàn huyện có
    | toàn xã có | toàn tỉnh có | cả huyện có | trên địa bàn có`,
  /** figures after it are parts of one already given, or leave something out */
  part: `trong đó | trong đấy | gồm | bao gồm | gồm có | chia ra | cụ thể là | !nguyên | riêng | tính riêng | chỉ tính | chưa tính
    | chưa kể | chưa gồm | chưa bao gồm | không tính | không kể | không gồm | ngoài ra | kể cả | tính cả | chưa cộng | chưa có phần
    | phần còn lại | một phần | !nữ | nam giới | nữ giới | vụ xuân | vụ mùa | vụ đông xuân | vụ đông
    | vụ hè thu | vụ chiêm | vụ thu đông | vụ 1 | vụ 2`,
  /** happened to a part: never the figure itself */
  damage: `!bị | !hỏng | !chết | !mất | thiệt hại | mất trắng | hư hỏng | dịch bệnh | lũ cuốn | sạt lở | hạn hán | !cháy | tiêu hủy | xuất bán`,
  /** talk of the day: a figure beside it reports nothing unless a name leads it */
  talk: `họp | cuộc họp | dự họp | đi họp | họp bàn | hội nghị | tập huấn | hội thảo | !đi | đi cơ sở | xuống cơ sở
    | về quê | mời | mời họp | !ăn | nhậu | !cưới | đám cưới | nghỉ lễ | !ốm | !trực | !mưa | !bão | trời mưa | !nắng
    | mất điện | mất mạng | mất sóng | mất nước | tắc đường | kẹt xe | !gặp | !thăm | đón đoàn | tiếp đoàn | đoàn kiểm tra
    | wifi | điện thoại | máy tính | hết pin | biểu mẫu | mẫu biểu | giấy mời | danh sách | sinh nhật | chúc mừng | con gái | con trai
    | thời tiết | vay | mượn | !mua | !nhận | mới nhận | xin`,
  /** what is told of it is news, and nobody's figure here; «nước» in it is no name */
  elsewhere: `cả nước | toàn quốc | nước ta | đất nước | trong cả nước | trên cả nước | thế giới | trên thế giới | trên toàn quốc | của cả nước`,
  /** the reporting bloc's own figure, or a sum over members */
  total: `tổng | tổng cộng | tổng số | cộng | tất cả | toàn bộ | cả khối | toàn khối | chung cả khối | chung | toàn huyện | toàn xã
    | toàn tỉnh | cả huyện | cả xã | cả tỉnh | toàn địa bàn | chung toàn khối | chung toàn huyện | chung toàn xã | cộng cả khối
    | cộng lại | tổng toàn khối | tổng cả khối | tổng toàn xã | tổng toàn huyện | toàn cụm | cả cụm | chung cả xã | chung cả huyện
    | tổng chung | tổng toàn tỉnh | chung toàn tỉnh | gộp lại | cộng chung | toàn phường | cả phường`,
  /** before the m of n/m */
  'out-of': `trên tổng số | trên tổng | trong tổng số | trong tổng | trên tổng cộng | trong số | của tổng số`,
  /** before the m of n out of m things of one kind */
  within: `trong`,
  'none-yet': `chưa có số | chưa có số liệu | chưa có số chính thức | chưa có số liệu chính thức | chưa tổng hợp
    | chưa tổng hợp xong | chưa tổng hợp được | đang tổng hợp | đang rà soát | đang rà | đang rà lại | đang rà soát lại
    | đang thống kê | đang kiểm tra | đang kiểm tra lại | đang đối chiếu | đang cập nhật | đang tập hợp | đang chờ số
    | đang chờ | đang chờ số liệu | đang xin số | đang thu thập | chưa báo cáo | chưa báo | chưa gửi | chưa gửi số
    | chưa gửi số liệu | chưa gửi về | chưa gửi số về | chưa nhận được | chưa nhận được số | chưa nhận được số liệu | chưa nộp
    | chưa chốt | chưa chốt số | chưa chốt được | chưa chốt được số | chưa chốt xong | chờ số | chờ số liệu | chờ tỉnh công bố
    | chờ công bố | chờ tỉnh | chờ huyện | chờ bên | không có số liệu | không có số | không nắm được | không nắm | không rõ
    | chưa rõ | chưa nắm được | chưa nắm | chưa biết | chưa thống kê | chưa thống kê được | chưa thống kê xong | chưa rà soát xong
    | chưa rà xong | gửi sau | báo sau | bổ sung sau | báo cáo sau | cập nhật sau | mai gửi | mai báo | mai có | mai em gửi
    | mai em báo | mai bổ sung | mai em bổ sung | chưa công bố | tỉnh chưa công bố | chưa đánh giá | chưa điều tra
    | chưa có báo cáo | chưa có kết quả | chưa thu thập được | chưa tập hợp được | chưa cập nhật | chưa lấy được số
    | chưa xin được số | chưa tính | chưa tính được | chưa thẩm định | chưa đo | chưa cân đo | chưa nghiệm thu xong số
    | cuối năm mới có | cuối năm mới tính | cuối năm mới đánh giá | cuối năm mới công bố | cuối năm mới có số
    | tháng sau mới có | quý sau mới có | hôm sau mới có | mai mới có | tuần sau mới có | đợi số | đợi số liệu | đợi tỉnh
    | chưa đủ số | chưa đủ số liệu | chưa tổng hợp đủ | thiếu số liệu | chưa có đủ số | chưa ra số | chưa ra kết quả
    | chưa có thông báo | chưa có con số | số liệu chưa có | số chưa có | còn chờ số | còn chờ | chưa thấy số | khất số
    | chưa có số ạ | chưa chốt số liệu | chưa xác định | chưa xác định được | chưa có số cụ thể | chưa khảo sát | bao giờ có`,
  /** nothing happened: a figure of 0 */
  zero: `không có | không phát sinh | chưa phát sinh | không có phát sinh | chưa có phát sinh | k có | ko có | hok có
    | hông có | khong co | không còn | không có gì | không có trường hợp nào | chưa có trường hợp nào | bằng không | bằng 0
    | không có đơn vị nào | không có cái nào | 0 có | không thành lập`,
  /** zero where nothing follows: «HTX: không» */
  no: `không | ko | k | hok | hông | trắng`,
  /** makes «chưa có … nào» a zero so far */
  any: `nào | gì`,
  /** zero or missing */
  'unclear-zero': `chưa có | chưa | chưa có gì | chưa được | chưa xong | chưa làm | chưa làm được | chưa thành lập
    | chưa thành lập được | chưa hoàn thành | chưa đạt được | chưa thực hiện | chưa thực hiện được | chưa triển khai
    | chưa đưa vào | chưa thông | chưa có ai | chưa được công nhận | chưa công nhận | chưa xây | chưa thu được | chưa nghiệm thu`,
  'not-applicable': `không thuộc diện | không giao | không được giao | không có chỉ tiêu này | không thực hiện chỉ tiêu này
    | không áp dụng | không thuộc nhiệm vụ | không thuộc chức năng | không phụ trách | không phải báo cáo | không thuộc đối tượng
    | không có nhiệm vụ này | không đăng ký chỉ tiêu này | không nằm trong diện | không có trong kế hoạch`,
  /** the target is reached, no figure */
  done: `hoàn thành | đã hoàn thành | đã xong | xong | xong rồi | đã làm xong | đã đưa vào hoạt động | đã đi vào hoạt động
    | đã đưa vào khai thác | đã vận hành | đã hoạt động | đạt kế hoạch | đạt kh | đạt chỉ tiêu | hoàn thành kế hoạch | hoàn thành kh
    | hoàn thành chỉ tiêu | đã khai trương | đã khánh thành | đưa vào hoạt động | đưa vào khai thác | đi vào hoạt động
    | đã đạt kế hoạch | đã đạt kh | đã đạt chỉ tiêu | đưa vào sử dụng | đã đưa vào sử dụng | đã vận hành chính thức
    | đã hoạt động chính thức | đã có | đã đưa vào vận hành | đã mở cửa | đã mở | đã đón khách | hoàn thành rồi | đạt rồi | làm xong rồi`,
  /** in work: not done, and no figure */
  'in-work': `đang làm | đang triển khai | đang thực hiện | đang thi công | đang hoàn thiện | đang xây dựng | đang làm hồ sơ
    | đang trình | đang hoàn tất | đang chờ duyệt | đang chờ thẩm định | đang vận động | đang chuẩn bị | gần xong | sắp xong | đang xây
    | chờ công nhận | đang chờ công nhận | chờ thẩm định | chờ duyệt | chờ phê duyệt | chờ quyết định | chờ kết quả | đang đề nghị
    | đang lập hồ sơ | đang thẩm định | đang xét | chưa có quyết định`,
  /** the message corrects */
  correct: `đính chính | xin đính chính | sửa lại | sửa | sửa số | sửa giúp | chỉnh lại | !chỉnh | điều chỉnh | điều chỉnh lại | cập nhật lại
    | báo lại | gửi lại | ghi lại | số đúng | số đúng là | đúng là | đúng ra là | mới đúng | chính xác là | thật ra là
    | số mới | thay bằng | thay số | cập nhật số mới | số chính xác | số chuẩn | số chuẩn là | đính chính lại | sửa lại là
    | đọc lại là | xin sửa | xin sửa lại | xin chỉnh lại | xin điều chỉnh | phải là | đúng phải là | nói lại`,
  /** the figure before it is taken back */
  slip: `nhầm | à nhầm | ghi nhầm | gửi nhầm | gõ nhầm | bấm nhầm | báo nhầm | !lộn | !à lộn | à quên | nhầm rồi | à không | í nhầm
    | ấy nhầm | ý nhầm | à em nhầm | em nhầm | à mà không | ủa nhầm | xin lỗi nhầm | nói nhầm | viết nhầm | nhập nhầm | nhầm số
    | ghi lộn | gửi lộn | báo lộn | nhầm tí | à sai | sai rồi`,
  /** the figure after it is rejected */
  reject: `không phải | không phải là | chứ không phải | chứ không phải là | chớ không phải | ko phải | k phải | thay cho | thay vì
    | chứ không | chứ ko phải | bỏ số | hủy số | xóa số | bỏ con số | chứ ko | không phải số | thay cho số | thay số cũ`,
  /** between a rejected figure and the right one */
  instead: `mà là | mà | thành | sang | sửa thành | sửa lại thành | đổi thành | => | -> | → | = > | thay bằng | chuyển thành`,
  withdraw: `!bỏ | bỏ đi | rút số | xin rút | rút lại | !rút | thu hồi | xin hủy | xin thu hồi | hủy số | xóa giúp | bỏ giúp | đừng ghi
    | khoan ghi | chưa ghi vội | tạm rút | xin rút lại | rút số liệu | thu hồi số | bỏ số vừa gửi | hủy số vừa gửi | không tính số vừa gửi
    | rút báo cáo | xin bỏ | gỡ số | đừng lấy số | xóa số vừa gửi | cho em rút | xin hủy số | xin thu hồi số | xóa giùm | bỏ qua số
    | tạm thời rút | khoan hãy ghi | đừng tính`,
  postpone: `xin lùi | lùi | lùi hạn | gia hạn | xin gia hạn | xin khất | khất | khất đến | xin chậm | nộp chậm | gửi chậm | gửi muộn
    | xin muộn | cho thêm thời gian | xin thêm thời gian | xin hoãn | hoãn | xin trễ | gửi trễ | nộp muộn | xin nộp chậm
    | xin gửi chậm | xin gửi muộn | lùi lại | lùi thời hạn | xin thêm | báo muộn | xin báo muộn | báo chậm | xin lùi lại | xin gửi sau
    | xin lùi hạn | cho em nợ | em nợ | xin nợ | cho khất | cho lùi | cho em khất | cho em lùi | !dời | dời lại | xin dời | lui | xin lui`,
  delegate: `báo thay | gửi thay | báo cáo thay | ủy quyền | giao cho | chuyển cho | chuyển sang | sẽ báo | sẽ gửi
    | sẽ báo cáo | báo giúp | gửi giúp | báo hộ | gửi hộ | làm đầu mối | thay em báo | thay mặt | trực tiếp báo
    | trực tiếp báo cáo | trực tiếp gửi | báo cáo giúp | báo cáo hộ | hỏi phó khối | hỏi khối phó | hỏi đồng chí phó | hỏi anh phó
    | hỏi chị phó | để phó khối | để khối phó | để đồng chí phó | nhờ phó khối | nhờ khối phó | nhờ đồng chí phó`,
  /** delegates when an indicator is named beside it */
  refer: `!nhờ | !hỏi | hỏi bên | hỏi giúp | liên hệ | phụ trách | cung cấp | lấy bên | lấy ở bên | theo dõi chỉ tiêu này`,
  difficulty: `khó khăn | vướng | vướng mắc | khúc mắc | kiến nghị | đề xuất | xin hỗ trợ | thiếu vốn | thiếu kinh phí | cần hỗ trợ
    | chưa có kinh phí | đề nghị hỗ trợ | đề nghị huyện | đề nghị tỉnh | đề nghị xã | đề nghị cấp trên | bế tắc | trở ngại | khó đạt
    | khó hoàn thành | nguy cơ không đạt | vướng mặt bằng | vướng giải phóng mặt bằng | chưa giải phóng được mặt bằng | thiếu đất
    | thiếu nhân lực | thiếu người | mong được hỗ trợ | mong hỗ trợ | xin ý kiến | đề nghị tháo gỡ | tháo gỡ | xin chỉ đạo | báo động
    | đề nghị bố trí | xin bổ sung kinh phí | khó có khả năng | khó lòng đạt | đề nghị được hỗ trợ`,
  /** the sender cannot report for some days */
  away: `đi công tác | đang công tác | bận công tác | nghỉ phép | đi phép | nghỉ ốm | nghỉ thai sản | đi vắng | vắng mặt | đi học
    | đi tập huấn | đi nghỉ | nghỉ việc riêng | đang nghỉ | nằm viện | đi viện`,
  /** and is there again */
  back: `đi công tác về | công tác về rồi | đã về cơ quan | đi làm lại | hết phép | hết nghỉ phép | hết nghỉ ốm | tôi về rồi | em về rồi | tôi đã về | em đã về`,
  /** no figure, but a pointer to an earlier one */
  'as-before': `như báo cáo | vẫn như | như cũ | không đổi | không thay đổi | giữ nguyên | như kỳ trước | như lần trước
    | như hôm trước | như tháng trước | như quý trước | như đã báo | như đã gửi | vẫn thế | vẫn vậy | không có gì thay đổi
    | như số cũ | vẫn số cũ | vẫn như báo cáo | như năm ngoái | không có thay đổi | giống lần trước | giống kỳ trước
    | vẫn giữ | y như | theo báo cáo | như trong báo cáo | trong file | trong tệp | file đính kèm | theo file | theo biểu
    | theo biểu đính kèm | gửi file | số liệu như`,
  /** not exact */
  approximate: `khoảng | !độ | chừng | !tầm | !cỡ | gần | hơn | trên | dưới | xấp xỉ | ngót | khoảng chừng | trên dưới | tầm khoảng
    | gần bằng | !non | !quá | ước khoảng | đâu khoảng | cỡ khoảng | đâu đó | loanh quanh | ít nhất | tối thiểu | nhiều nhất | không dưới`,
  /** the sender does not stand by it */
  unsure: `hình như | có lẽ | chắc là | !chắc | không chắc | chưa chắc | không nhớ rõ | nghe nói | nghe đâu | nếu | giả sử | có thể
    | chắc khoảng | tạm thời | em đoán | áng chừng | đoán | thì phải | nhớ không nhầm | không nhầm thì`,
  /** the sender asks the bot or the clerk: no report */
  asking: `cho em hỏi | cho e hỏi | em hỏi | xin hỏi | cho hỏi | cho mình hỏi | em muốn hỏi | bao nhiêu | !hay | hay là
    | thế nào | ra sao | là gì | là sao | ở đâu | khi nào | lúc nào | sao lại | tại sao | như nào | kiểu gì`,
  /** the sender wants to hear whether it is so */
  confirming: `phải không | đúng không | đúng ko | phải ko | !hả | nhỉ | được không | được ko | có phải | có đúng | hay không
    | phải k | đúng k | đúng hông | phải hông | đúng chưa | chuẩn chưa`,
  /** the same is said of each of the names before: «điện và nước đều 98%» */
  each: `đều | đều đạt | cùng đạt`,
  /** opens an explanation; figures in it are nobody's */
  because: `!do | !vì | bởi vì | bởi | lý do | nguyên nhân | tại vì | do đó | !nên | !để | nhờ có | chi tiết | để bên | vậy nên | vì thế | do vậy | căn cứ`,
  /** list: one figure each, in the order of the names */
  respectively: `lần lượt | lần lượt là | theo thứ tự | tương ứng | thứ tự | lần lượt đạt | tương ứng là | theo thứ tự là | theo thứ tự đạt`,
  and: `và | với | cùng | cùng với | & | nhưng | tuy nhiên | !song | mặc dù | nhưng mà`,
} as const;
