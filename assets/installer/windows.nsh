; Own part of the NSIS installer. The desk offers itself for scans and bundles under "Open with" and takes no file type over: nothing is
; written to the default value of an extension. Extensions as in src/main/opened-files.ts; a test holds them together.

!macro offerFor EXT CLASS
  WriteRegNone SHELL_CONTEXT "Software\Classes\${EXT}\OpenWithProgids" "${CLASS}"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\SupportedTypes" "${EXT}" ""
!macroend

!macro offerNoMore EXT CLASS
  DeleteRegValue SHELL_CONTEXT "Software\Classes\${EXT}\OpenWithProgids" "${CLASS}"
!macroend

!macro eachExtension WORK
  !insertmacro ${WORK} ".jpg" "ShimingDesk.Scan"
  !insertmacro ${WORK} ".jpeg" "ShimingDesk.Scan"
  !insertmacro ${WORK} ".png" "ShimingDesk.Scan"
  !insertmacro ${WORK} ".heic" "ShimingDesk.Scan"
  !insertmacro ${WORK} ".heif" "ShimingDesk.Scan"
  !insertmacro ${WORK} ".bmp" "ShimingDesk.Scan"
  !insertmacro ${WORK} ".webp" "ShimingDesk.Scan"
  !insertmacro ${WORK} ".tif" "ShimingDesk.Scan"
  !insertmacro ${WORK} ".tiff" "ShimingDesk.Scan"
  !insertmacro ${WORK} ".avif" "ShimingDesk.Scan"
  !insertmacro ${WORK} ".gif" "ShimingDesk.Scan"
  !insertmacro ${WORK} ".pdf" "ShimingDesk.Scan"
  !insertmacro ${WORK} ".zip" "ShimingDesk.Bundle"
!macroend

!macro writeClass CLASS TEXT
  WriteRegStr SHELL_CONTEXT "Software\Classes\${CLASS}" "" "${TEXT}"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${CLASS}\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${CLASS}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
!macroend

; Explorer reads the classes anew.
!macro tellShell
  System::Call 'shell32::SHChangeNotify(i, i, i, i) v (0x08000000, 0, 0, 0)'
!macroend

!macro customHeader
  LangString classScan ${LANG_ENGLISH} "Scan for Shiming Desk"
  LangString classScan ${LANG_SIMPCHINESE} "实名台扫描件"
  LangString classBundle ${LANG_ENGLISH} "Submission bundle"
  LangString classBundle ${LANG_SIMPCHINESE} "实名台提交包"
  LangString deskStays ${LANG_ENGLISH} "Your desk stays where it is: $R9$\r$\nUninstalling removes the program only."
  LangString deskStays ${LANG_SIMPCHINESE} "工作台的资料保留在原处：$R9$\r$\n卸载只删除程序本身。"
!macroend

!macro customInstall
  !insertmacro writeClass "ShimingDesk.Scan" "$(classScan)"
  !insertmacro writeClass "ShimingDesk.Bundle" "$(classBundle)"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}" "FriendlyAppName" "Shiming Desk"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  !insertmacro eachExtension offerFor
  !insertmacro tellShell
!macroend

!macro customUnInstall
  ; electron-builder's uninstaller would remove the user's data with this flag, and a desk among it.
  ClearErrors
  ${GetParameters} $R8
  ${GetOptions} $R8 "--delete-app-data" $R9
  ${IfNot} ${Errors}
    SetErrorLevel 2
    Abort "--delete-app-data: a desk is never removed by uninstalling."
  ${EndIf}
  ClearErrors
  ${IfNot} ${isUpdated}
    !insertmacro eachExtension offerNoMore
    DeleteRegKey SHELL_CONTEXT "Software\Classes\ShimingDesk.Scan"
    DeleteRegKey SHELL_CONTEXT "Software\Classes\ShimingDesk.Bundle"
    DeleteRegKey SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"
    !insertmacro tellShell
    ; A desk is the user's own, also where the program is everybody's.
    SetShellVarContext current
    StrCpy $R9 "$APPDATA\shiming-desk"
    ${If} $installMode == "all"
      SetShellVarContext all
    ${EndIf}
    ${If} ${FileExists} "$R9\*.*"
      MessageBox MB_OK|MB_ICONINFORMATION "$(deskStays)" /SD IDOK
    ${EndIf}
  ${EndIf}
!macroend
