@echo off
setlocal
set "IBASHOMAP_HOME=%~dp0."
if not exist "%~dp0PROGRAMME\python\python.exe" goto packed
"%~dp0PROGRAMME\python\python.exe" -X utf8 -m webmap.windows.start WORDS
if errorlevel 1 pause
exit /b
:packed
echo まだZIPのままです。
echo ZIPファイルを右クリックして「すべて展開」をしてから、
echo できたフォルダーの中のこのファイルを、もう一度開いてください。
pause
exit /b 1
