//! Words around a link that was opened, and around taking a result along.

/// Opens the sheet.
pub const TAKE: &str = "保存、转发结果";
/// Title of the sheet.
pub const TITLE: &str = "把结果带走";
/// Under the picture, where there is a finger.
pub const PRESS: &str = "长按图片，保存到手机或发给同事";
/// Saves the picture, where there is a mouse.
pub const DOWNLOAD: &str = "下载图片";
/// What the saved picture is called.
pub const FILE: &str = "自测结果.png";
/// While the picture is made.
pub const PAINTING: &str = "正在画图片…";
/// The browser allows no picture.
pub const NO_PICTURE: &str = "这个浏览器画不出图片，请用下面的“复制文字”或“复制链接”。";
/// Saves the text with the link.
pub const SAVE_TEXT: &str = "保存为文件";
/// What the saved text is called.
pub const TEXT_FILE: &str = "自测结果.txt";
/// Where the link is too long for a code.
pub const LONG_LINK: &str = "答案多，链接太长，图片上没有二维码。请用“复制链接”或“保存为文件”发给别人。";
/// Copies the whole result.
pub const COPY_TEXT: &str = "复制文字";
/// Copies the link.
pub const COPY_LINK: &str = "复制链接";
/// Copies what is written into a field of a form.
pub const COPY: &str = "复制";
/// Copies what to ask.
pub const COPY_ASKS: &str = "复制这些话";
/// Prints the page.
pub const PRINT: &str = "打印";
/// The text is in the clipboard.
pub const COPIED: &str = "已复制，可以粘贴到微信里发送。";
/// The browser does not let pages copy.
pub const BY_HAND: &str = "浏览器不让网页复制。请长按下面的文字，全选后复制：";
/// Label of the text to be copied by hand.
pub const BY_HAND_LABEL: &str = "要复制的文字";
/// The visit of a link is on the page.
pub const OPENED: &str = "这是链接里的测算结果。改了答案，才会在这台设备上保留。";
/// It was worked out for today since.
pub const RENEWED: &str = "已按今天的日期重新测算。";
/// Heading of the card with the office.
pub const CONTACT: &str = "咨询和办理";
/// Link to the application form.
pub const OPEN_FORM: &str = "打开申请表";
/// Link to where one complains.
pub const OPEN_COMPLAINT: &str = "打开意见和投诉页面";
/// What a code is, for those who do not see it.
pub const CODE: &str = "打开这份测算的二维码";

/// What the picture shows, for those who do not see it.
pub fn picture(headline: &str) -> String {
    ["测算结果图片：", headline].concat()
}
