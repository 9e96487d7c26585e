@echo off
rem The same as start.sh, for Windows: finds a Python, everything else is in launch\. See start.bat --help.
setlocal
cd /d "%~dp0"

where py >nul 2>nul
if not errorlevel 1 (
    py -3 -m launch %*
    goto :done
)
where python >nul 2>nul
if not errorlevel 1 (
    python -m launch %*
    goto :done
)
echo Python 3.11 or newer is needed and was not found. Install it from https://www.python.org, then start again. 1>&2
exit /b 1

:done
exit /b %errorlevel%
