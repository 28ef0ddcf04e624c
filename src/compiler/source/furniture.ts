/** What the layout adds to a page and no reader reads: page numbers, buttons of a web page, names of editors. */

const PAGE_NUMBER =
  /^(?:[—\-·.]{0,3} ?第? ?[0-9]{1,4} ?页?[—\-·.]{0,3}|第[0-9]{1,4}页[，/]?共[0-9]{1,4}页|[0-9]{1,4}\/[0-9]{1,4}|[Pp](?:age|AGE)? ?[0-9]{1,4}(?: of [0-9]{1,4})?)$/

/** A line of reading text that can only be a page number: it says so by dashes or words. */
export const isMarkedPageNumber = (text: string) =>
  text.length <= 16 && PAGE_NUMBER.test(text) && !/^[0-9]{1,4}$/.test(text) && !/^-[0-9.]/.test(text.replace(/-$/, ''))
    ? /[—页/Pp]|-$|^[·.].*[·.]$/.test(text)
    : /^-[0-9]{1,3}-$/.test(text)

/** A line of digits alone: a page number only where its neighbours agree. */
export const isBareNumber = (text: string) => /^[0-9]{1,4}$/.test(text)

const CHROME = [
  /^(?:【|\[|〖)?(?:打印|打印本页|打印此页|关闭|关闭窗口|关闭本页|分享|分享到|扫一扫|收藏|返回|返回顶部|返回首页|回到顶部|顶部|上一篇|下一篇|字号|字体|大|中|小|评论|点赞|首页|网站地图|联系我们|关于我们|无障碍|无障碍浏览|长者模式|长者助手|适老版|简体|繁体|English|EN|登录|注册|搜索|智能问答|微信|微博|QQ空间)(?:】|\]|〗)?$/,
  /^(?:【?(?:打印|关闭|收藏|分享|返回|复制链接|大|中|小|字号|字体)[】|：·/]{0,2}){2,10}$/,
  /^(?:上一篇|下一篇|上一条|下一条|责任编辑|责编|编辑|审核|校对|初审|终审|复审|信息来源|文章来源|来源|发布时间|发布日期|发文日期|成文日期|公开日期|索引号|信息索引号|公开方式|公开范围|公开类别|发布机构|发文机关|浏览次数|浏览量|点击数|点击量|访问量|阅读次数|阅读量|作者|字体大小|字号|当前位置|您当前的位置|您的位置|现在的位置|当前所在位置|主办单位|主办|承办单位|承办|版权所有|网站标识码|备案号|技术支持|地址|邮编|分享到|分享至|相关链接|相关文档|相关附件|相关稿件|相关信息|附件下载|扫一扫在手机|扫码|用手机扫|微信扫)(?:：|】|:|打开|分享|当前|$)/,
  /^(?:Copyright|©|版权所有|.{0,8}ICP备|.{0,6}公网安备|网站标识码)/i,
  /扫一扫(?:在手机|分享|打开|手机)/,
  /^(?:首页|主页)[>》›»\-—·/]/,
  /^var [a-z]|^function ?[（(]|^document\./,
]

/** A whole line that is a button, a breadcrumb, or the imprint of a web page. */
export const isChrome = (text: string) => text.length <= 120 && CHROME.some((pattern) => pattern.test(text))
