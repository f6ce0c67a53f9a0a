/** What a customer is told who is asked for another photo. */

export const retake = {
  subject: '证件照片需要重拍',
  /** Where its kind is not known. */
  paper: '证件',
  greeting: '您好：',
  greetingTo: '{{name}}，您好：',
  lead: '您提交的{{paper}}照片暂时不能用于实名认证，请重拍后发给我们。原因：',
  marked: '附图中清楚的部分是有问题的地方，其余已模糊处理。',
  how: '怎样拍：',
  closing: '拍好后请把原图发给我们，谢谢！',
  reasons: {
    blurred: { why: '照片不清楚，字看不清。', how: '手机拿稳，点一下证件对焦，等画面清楚再拍。' },
    glare: { why: '有反光，盖住了字。', how: '关掉闪光灯，换个角度，避开灯光的反光。' },
    dark: { why: '光线太暗。', how: '在白天靠窗的地方拍，不要让手和手机的影子落在证件上。' },
    pale: { why: '曝光过度，字发白。', how: '不要开闪光灯，不要放在强光直射的地方。' },
    small: { why: '照片太小，放大后看不清。', how: '让证件占满画面，用“原图”发送，不要截图。' },
    cut: { why: '证件的边没有拍全。', how: '四条边和四个角都要在画面里，周围留一点空。' },
    covered: { why: '证件被遮挡。', how: '取下卡套，不要用手指压住任何部分。' },
    watermark: { why: '照片上有水印或别的文字。', how: '关掉相机的水印，不要用会加字的软件。' },
    copy: { why: '拍的是复印件或黑白件。', how: '请拍证件原件，要彩色。' },
    mirrored: { why: '照片左右颠倒。', how: '用后置摄像头拍，不要用自拍镜头。' },
    damaged: { why: '文件损坏，打不开或缺一部分。', how: '请重新拍一张，或重新发送原图。' },
    side: { why: '缺少证件的一面。', how: '请把正面和反面各拍一张。' },
  },
  general: ['用证件原件，平放在颜色较深的桌面上。', '从正上方拍，不要倾斜。', '不要修图、裁剪或加滤镜。'],
} as const;
