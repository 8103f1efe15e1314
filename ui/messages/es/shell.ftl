# Lo que dice la ventana donde no se puede mostrar ninguna: en una terminal y en el registro.

shell-version = Evenkeel { $version }
shell-unknown-argument = Evenkeel no conoce "{ $argument }". Conoce: --demo, --version.
shell-no-guard = Evenkeel no se abrió. No pudo cerrar su propio paso a internet, y sin eso no abre lo que usted escribió. No se cambió nada.
shell-not-started = Evenkeel no pudo abrir su ventana. No se cambió nada.
