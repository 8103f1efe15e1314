### La exportación del diario: la página que la abre y el informe que lleva dentro. La lee Rust (evenkeel-exchange), no la ventana.

## La página alrededor del informe sellado. Nada aquí dice qué hay dentro.

reader-title = Archivo sellado
reader-heading = Este archivo está sellado
reader-lead = Alguien hizo este archivo para usted y lo selló. Le dirá la frase de acceso de viva voz o en persona.
reader-passphrase = Frase de acceso
reader-passphrase-hint = No importan las mayúsculas, los acentos ni los espacios de más.
reader-show = Mostrar lo que escribo
reader-open = Abrir
reader-opening = Abriendo. En una computadora antigua puede tardar hasta medio minuto.
reader-opened = El informe está abierto.
reader-print = Imprimir
reader-close = Cerrar el informe
reader-empty = Escriba primero la frase de acceso.
reader-wrong = Esa frase no abre este archivo. Revise cada palabra e inténtelo de nuevo. Si sigue sin abrir, pregunte a la persona que se lo dio.
reader-damaged = Este archivo se cambió o se dañó por el camino. Nada de lo que contiene es de fiar, así que no se muestra nada. Pídalo otra vez.
reader-newer = Este archivo se hizo con una versión más nueva que la que esta página puede leer. Pídalo otra vez.
reader-costly = Este archivo le pide a su computadora mucho más trabajo que uno verdadero. Alguien lo cambió por el camino. No se abrió.
reader-no-crypto = Este navegador no puede abrir archivos sellados. Guarde el archivo en su computadora y ábralo en una versión actual de Chrome, Edge, Firefox o Safari.
reader-blocked = Si esta línea no desaparece, su programa de correo o su navegador no dejó que el archivo se abriera, o el archivo se cambió por el camino. Guarde el archivo en su computadora. Luego ábralo en una versión actual de Chrome, Edge, Firefox o Safari, con JavaScript activado.
reader-offline = Se abre solo en esta computadora. No se envía nada a ningún lado y funciona sin internet.
reader-made-with = Hecho con Evenkeel
