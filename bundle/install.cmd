@echo off
rem Installs Conferapp from this folder, for you alone and without a network.
setlocal
set "HERE=%~dp0"
set "APP=%LOCALAPPDATA%\Conferapp\app"
set "PY="
for %%V in (3.14 3.13 3.12 3.11) do (
    if not defined PY (
        py -%%V -c "import venv, ensurepip" >nul 2>nul && set "PY=py -%%V"
    )
)
if not defined PY (
    python -c "import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 15))" >nul 2>nul && set "PY=python"
)
if not defined PY (
    echo Conferapp needs Python 3.11, 3.12, 3.13 or 3.14, and found none.
    echo Install it from python.org or from the Microsoft Store, then run this again.
    pause
    exit /b 1
)
echo Installing Conferapp into %APP%
echo That takes up to a minute, in which nothing is shown. Please wait ...
%PY% -m venv --clear "%APP%" || goto failed
"%APP%\Scripts\python.exe" -m pip install --quiet --no-input --disable-pip-version-check --no-index --find-links "%HERE%wheels" --require-hashes --requirement "%HERE%requirements.txt" || goto failed
"%APP%\Scripts\conferapp.exe" shortcut
echo Conferapp is installed. To open it, double-click its icon on the desktop.
echo To remove it later, delete the icon and the folder %APP%. Your students and records stay.
pause
exit /b 0

:failed
echo Conferapp could not be installed: see the lines above.
pause
exit /b 1
