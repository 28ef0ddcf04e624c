import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'
import { useLook } from './appearance.ts'
import { useLanguage } from './language.ts'
import { antTheme } from './theme.ts'

/**
 * Ant Design in the language and look of the page. Its styles go into <style> elements, which the page's policy allows only
 * with the nonce that came with it.
 */
export function AntdProvider({ children }: { readonly children: ReactNode }) {
  const { isDark } = useLook()
  const language = useLanguage()
  const nonce = (document.querySelector('meta[property=csp-nonce]') as HTMLMetaElement | null)?.nonce // an element's own
  return (
    <ConfigProvider
      locale={language === 'en' ? enUS : zhCN}
      theme={{ ...antTheme(isDark), cssVar: { key: 'gangmu' } }}
      csp={{ nonce }}
      componentSize="middle"
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  )
}
