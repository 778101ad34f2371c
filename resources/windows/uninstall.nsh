; Asks what becomes of the user's jobs and reports. An update, and an uninstall that nobody watches, keep them.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Delete your Almanac jobs, reports and history, too?$\r$\n$\r$\nThey lie in $LOCALAPPDATA\Almanac. If you are not sure, keep them: a later installation finds them again." /SD IDNO IDNO keepData
      RMDir /r "$LOCALAPPDATA\Almanac"
    keepData:
  ${endIf}
!macroend
