; Takes back what the app has put into Windows when it was asked to, and asks what becomes of the user's jobs and
; reports. An update, and an uninstall that nobody watches, keep them.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    ; The start at login, under the name that Electron gives it, and the hourly look.
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "${APP_ID}"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "${APP_ID}"
    nsExec::Exec '"$SYSDIR\schtasks.exe" /Delete /F /TN almanac-watch'
    Pop $R0
    RMDir /r "$LOCALAPPDATA\almanac-updates"
    ; A one-click uninstaller is silent from its own question on, and a box with /SD would answer itself: what counts
    ; is whether silence was asked for.
    ClearErrors
    ${GetParameters} $R0
    ${GetOptions} $R0 "/S" $R1
    ${if} ${Errors}
      MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Delete your Almanac jobs, reports and history, too?$\r$\n$\r$\nThey lie in $LOCALAPPDATA\Almanac. If you are not sure, keep them: a later installation finds them again." IDNO keepData
        RMDir /r "$LOCALAPPDATA\Almanac"
      keepData:
    ${endIf}
  ${endIf}
!macroend
