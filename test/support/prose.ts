/**
 * Prose in many languages, written for this file: one passage about work on a program and
 * one about ordinary life for each, so that the estimator is not fitted to English alone.
 */
export const PROSE: Readonly<Record<string, readonly [work: string, life: string]>> = {
  English: [
    "Yesterday I moved the session log to its own folder and since then the tests on my laptop fail every second time. I think two processes write to the same file at once. Please look for the place where the lock is taken, tell me whether it is released when the program is cancelled, and do not change the public interface.",
    "We left before sunrise because the road over the hills is slow and the market closes at noon. My grandmother had packed bread, cheese and far too many apples. By the time we reached the river the fog had lifted, and a man in a small boat waved at us as if he had been waiting all morning.",
  ],
  German: [
    "Seit der letzten Änderung startet der Dienst zwar ohne Fehlermeldung, aber die Zusammenfassung wird nicht mehr gespeichert. Könntest du bitte prüfen, ob die Schreibberechtigung für das Verzeichnis fehlt oder ob die Warteschlange zu früh geschlossen wird? Die Schnittstelle darf sich nicht ändern, weil andere Abteilungen davon abhängig sind.",
    "Als wir am Bahnhof ankamen, regnete es so heftig, dass die Straßen wie kleine Flüsse aussahen. Mein Onkel wartete trotzdem mit einem viel zu großen Regenschirm vor dem Eingang. Zu Hause gab es Kartoffelsuppe, frisches Brot und die üblichen Geschichten über die Nachbarn, die niemand ganz glauben wollte.",
  ],
  French: [
    "Depuis la mise à jour d'hier, le serveur répond correctement mais la page reste blanche pendant plusieurs secondes. J'ai vérifié la configuration et je n'ai rien trouvé d'étrange. Peux-tu regarder si la requête est envoyée deux fois, et m'expliquer pourquoi le délai d'attente n'est pas respecté quand la connexion est lente ?",
    "Le dimanche, mon père achetait des croissants et nous lisions le journal à la fenêtre de la cuisine. On entendait les cloches de l'église, les voisins qui se disputaient et, parfois, un accordéon très loin dans la rue. Rien n'était pressé, et même le chat semblait savoir que la journée nous appartenait.",
  ],
  Spanish: [
    "Desde que cambiamos la biblioteca de autenticación, algunos usuarios no pueden iniciar sesión y el registro solo muestra un error genérico. Necesito que revises la función que valida la contraseña, que añadas una prueba para el caso vacío y que me digas si la sesión caduca demasiado pronto. No modifiques la base de datos.",
    "Mi abuelo plantó aquel naranjo el año en que nació mi madre, y todavía da fruta cada invierno. Los niños del pueblo saben que pueden coger una naranja si piden permiso, aunque casi siempre se llevan dos. Él se ríe, mueve la cabeza y dice que también a su edad hacía exactamente lo mismo.",
  ],
  Portuguese: [
    "A compilação funciona na minha máquina, mas falha no servidor de integração com uma mensagem que não consigo compreender. Você pode verificar se falta alguma dependência, corrigir o arquivo de configuração e explicar o que mudou? Por favor, não altere a versão do compilador, porque outros projetos ainda dependem dela.",
    "Quando chovia à tarde, a minha avó fazia bolinhos e chamava as crianças da rua para a varanda. Ninguém ficava de fora, nem o cão do vizinho, que dormia debaixo da mesa. Depois a água descia pela ladeira, o sol voltava de repente e nós corríamos descalços até à praia.",
  ],
  Italian: [
    "Ho provato a eseguire lo script due volte, però il risultato è diverso ogni volta e non capisco perché. Potresti controllare se l'ordine dei file viene deciso dal sistema operativo? Vorrei che l'elenco fosse ordinato per nome, che gli errori venissero scritti in un registro separato e che non si perdesse alcun dato.",
    "La bottega di mio zio profumava di legno e di vernice, e dalla porta aperta entrava il rumore del mercato. Riparava sedie, tavoli, qualche volta anche violini, senza mai avere fretta. Diceva che una cosa fatta bene parla da sola, mentre una fatta male ha sempre bisogno di molte spiegazioni.",
  ],
  Dutch: [
    "Na de laatste wijziging duurt het laden van de instellingen bijna tien seconden, terwijl het vroeger meteen klaar was. Kun je nagaan of het bestand telkens opnieuw wordt gelezen en of we het in het geheugen kunnen bewaren? Let op dat de bestaande gebruikers hun eigen voorkeuren niet mogen kwijtraken.",
    "Op zaterdag fietsten we langs het kanaal naar de molen, ook als de wind van voren kwam. Mijn zus had altijd een zak dropjes bij zich en deelde ze pas uit als we het einde hadden gehaald. In het gras keken we naar de boten en raadden we waar ze vandaan kwamen.",
  ],
  Swedish: [
    "Sedan vi bytte databas får jag ibland tomma svar fast frågan är riktig. Kan du undersöka om anslutningen stängs för tidigt och skriva ett test som visar felet? Det är viktigt att vi inte förlorar några meddelanden, så gör en säkerhetskopia innan du ändrar något i den gamla lagringen.",
    "Vi rodde ut till ön strax före midsommar, när nätterna knappt blir mörka. Farmor hade bakat bullar och farfar påstod att han kunde känna på vinden vad det skulle bli för väder. Det började förstås regna, men ingen ville gå in, för över viken hängde en regnbåge hela kvällen.",
  ],
  Finnish: [
    "Päivityksen jälkeen ohjelma käynnistyy normaalisti, mutta asetuksia ei enää tallenneta levylle. Voisitko tarkistaa, onko kirjoitusoikeuksissa jotakin vikaa, ja lisätä testin, joka paljastaa ongelman? Julkista rajapintaa ei saa muuttaa, koska muut ryhmät käyttävät sitä omissa sovelluksissaan.",
    "Mökin rannassa oli vanha puuvene, jonka isoisä oli rakentanut nuorena miehenä. Aamuisin järvi oli niin tyyni, että pilvet näkyivät vedessä kuin toisessa taivaassa. Saunan jälkeen istuimme laiturilla, söimme makkaraa ja kuuntelimme, kuinka kuikka huusi jossakin kaukana saarten takana.",
  ],
  Polish: [
    "Po ostatniej aktualizacji program uruchamia się poprawnie, ale nie zapisuje już ustawień użytkownika. Czy możesz sprawdzić, dlaczego plik konfiguracyjny jest zamykany zbyt wcześnie, i dodać test, który pokaże ten błąd? Proszę nie zmieniać interfejsu publicznego, ponieważ korzystają z niego również inne zespoły.",
    "W niedzielę rano dziadek zabierał nas do lasu na grzyby, choć najczęściej wracaliśmy tylko z szyszkami i mokrymi butami. Babcia śmiała się, że wyprawa udała się znakomicie, i stawiała na stole gorącą zupę. Najlepsze były jednak opowieści o wilku, którego nikt poza dziadkiem nigdy nie widział.",
  ],
  Czech: [
    "Od včerejší změny server občas vrací prázdnou odpověď, i když je dotaz správný. Můžeš zjistit, jestli se spojení nezavírá příliš brzy, a napsat test, který chybu ukáže? Prosím, neměň veřejné rozhraní, protože ho používají také ostatní týmy a nechceme jim rozbít sestavení.",
    "Dědeček měl za domem malou dílnu, kde opravoval hodiny pro celé městečko. Každé tikaly trochu jinak a my jsme se učili poznávat je podle zvuku. Když v poledne začaly odbíjet všechny najednou, pes utekl na zahradu a babička se jen usmála a nalila nám čaj.",
  ],
  Hungarian: [
    "A legutóbbi frissítés óta a program rendben elindul, de a beállításokat már nem menti el a lemezre. Meg tudnád nézni, hogy a fájlt túl korán zárjuk-e be, és írnál egy tesztet, amely kimutatja a hibát? Kérlek, a nyilvános felületet ne változtasd meg, mert mások is használják.",
    "Nyaranta a nagyszüleim kertjében laktunk, ahol a cseresznyefa ága egészen a tető fölé ért. Nagyapa minden reggel megöntözte a paradicsomot, és közben régi dalokat dúdolt. Este a tornácon ültünk, hallgattuk a tücsköket, és senki sem kérdezte, mennyi az idő.",
  ],
  Romanian: [
    "După ultima modificare, aplicația pornește fără erori, dar mesajele nu mai sunt salvate pe disc. Poți verifica dacă fișierul este închis prea devreme și să adaugi un test care să arate problema? Te rog să nu schimbi interfața publică, pentru că și alte echipe o folosesc zilnic.",
    "În fiecare toamnă, bunica făcea dulceață de prune într-un ceaun uriaș, chiar în mijlocul curții. Noi, copiii, aveam voie să amestecăm cu lingura de lemn, dar numai dacă promiteam să nu gustăm. Bineînțeles că gustam, iar ea se prefăcea că nu observă nimic.",
  ],
  Turkish: [
    "Son güncellemeden sonra uygulama sorunsuz açılıyor, ancak kullanıcı ayarları artık kaydedilmiyor. Dosyanın çok erken kapatılıp kapatılmadığını kontrol edip hatayı gösteren bir test ekleyebilir misin? Lütfen genel arayüzü değiştirme, çünkü başka ekipler de bu işlevleri kullanıyor.",
    "Yaz akşamları dedem bahçedeki incir ağacının altına oturur, bize gençliğindeki deniz yolculuklarını anlatırdı. Çay hiç bitmez, komşular birer birer gelir, kimse saatine bakmazdı. Şimdi o bahçe çok küçük görünüyor ama incirlerin kokusu hâlâ aynı.",
  ],
  Vietnamese: [
    "Sau lần cập nhật hôm qua, chương trình vẫn khởi động bình thường nhưng không còn lưu các thiết lập của người dùng nữa. Bạn có thể kiểm tra xem tệp cấu hình có bị đóng quá sớm không và viết thêm một bài kiểm thử cho lỗi này? Xin đừng thay đổi giao diện công khai vì nhóm khác vẫn đang dùng.",
    "Mỗi buổi sáng, bà tôi dậy từ rất sớm để nấu nồi phở cho cả nhà. Mùi hồi và quế lan khắp con ngõ nhỏ, khiến hàng xóm cũng phải ghé sang hỏi thăm. Chúng tôi ngồi quanh chiếc bàn gỗ cũ, vừa ăn vừa nghe bà kể chuyện về dòng sông và những mùa nước nổi ngày xưa.",
  ],
  Indonesian: [
    "Setelah pembaruan kemarin, aplikasi masih bisa dijalankan tetapi pengaturan pengguna tidak lagi tersimpan. Tolong periksa apakah berkas konfigurasi ditutup terlalu cepat dan tambahkan pengujian yang menunjukkan kesalahan itu. Jangan mengubah antarmuka publik karena tim lain juga menggunakannya setiap hari.",
    "Setiap sore kakek duduk di beranda sambil memperbaiki jala, sementara kami bermain layang-layang di tepi pantai. Kalau angin sedang baik, ia bercerita tentang ikan besar yang hampir menenggelamkan perahunya. Nenek hanya tersenyum, sebab ukuran ikan itu bertambah setiap tahun.",
  ],
  Russian: [
    "После вчерашнего обновления программа запускается без ошибок, но настройки пользователя больше не сохраняются. Проверь, пожалуйста, не закрывается ли файл слишком рано, и добавь тест, который показывает эту проблему. Публичный интерфейс менять нельзя, потому что им пользуются другие команды.",
    "По вечерам дедушка растапливал печь, а мы садились рядом и слушали, как за окном воет ветер. Бабушка вязала носки и делала вид, что не замечает, как мы таскаем со стола пирожки. Зимой дорога к станции исчезала под снегом, и казалось, что на свете нет никого, кроме нас.",
  ],
  Ukrainian: [
    "Після вчорашнього оновлення програма запускається без помилок, але налаштування користувача більше не зберігаються. Перевір, будь ласка, чи не закривається файл занадто рано, і додай тест, який показує цю проблему. Відкритий інтерфейс змінювати не можна, бо ним користуються інші команди.",
    "Влітку ми жили у бабусі в селі, де за городом починався старий вишневий сад. Щоранку дідусь приносив воду з криниці й розповідав, яка буде погода. А ввечері всі сходилися до хати, співали довгих пісень і дивилися, як над полем сходить великий червоний місяць.",
  ],
  Greek: [
    "Μετά τη χθεσινή ενημέρωση το πρόγραμμα ξεκινά κανονικά, αλλά οι ρυθμίσεις του χρήστη δεν αποθηκεύονται πια. Μπορείς να ελέγξεις αν το αρχείο κλείνει πολύ νωρίς και να προσθέσεις μια δοκιμή που δείχνει το σφάλμα; Μην αλλάξεις τη δημόσια διεπαφή, γιατί τη χρησιμοποιούν και άλλοι.",
    "Τα καλοκαίρια ο παππούς μάς έπαιρνε με τη βάρκα πριν ξημερώσει. Η θάλασσα ήταν ήσυχη, και από το λιμάνι ακούγονταν μόνο οι γάτες και κάποιο ραδιόφωνο. Όταν γυρίζαμε, η γιαγιά είχε έτοιμο ψωμί με λάδι και ντομάτα, και μας ρωτούσε αν μιλήσαμε με τα ψάρια.",
  ],
  Hebrew: [
    "אחרי העדכון של אתמול התוכנה עולה בלי שגיאות, אבל הגדרות המשתמש כבר לא נשמרות. אפשר לבדוק אם הקובץ נסגר מוקדם מדי ולהוסיף בדיקה שמראה את הבעיה? בבקשה לא לשנות את הממשק הציבורי, כי גם צוותים אחרים משתמשים בו ואנחנו לא רוצים לשבור להם את הבנייה.",
    "בכל יום שישי סבתא הייתה אופה חלות, והריח היה מגיע עד סוף הרחוב. אנחנו ישבנו במטבח, קילפנו תפוזים והקשבנו לסיפורים על הכפר שבו גדלה. סבא היה מתקן שעונים ליד החלון ומעיר הערות, ותמיד בסוף כולם צחקו, גם מי שלא הבין את הבדיחה.",
  ],
  Arabic: [
    "بعد تحديث الأمس يعمل البرنامج دون أخطاء، لكن إعدادات المستخدم لم تعد تُحفظ. هل يمكنك التحقق مما إذا كان الملف يُغلق مبكرا جدا وإضافة اختبار يوضح المشكلة؟ من فضلك لا تغيّر الواجهة العامة لأن فرقا أخرى تعتمد عليها، ولا نريد أن نكسر البناء عندهم.",
    "كان جدي يجلس كل مساء تحت شجرة الزيتون ويحكي لنا قصص القوافل القديمة. كانت جدتي تحضر الشاي بالنعناع والخبز الساخن، ويأتي الجيران واحدا بعد الآخر دون موعد. لم يكن أحد ينظر إلى الساعة، وكانت النجوم تبدو قريبة كأنها تسمع معنا.",
  ],
  Persian: [
    "پس از به‌روزرسانی دیروز برنامه بدون خطا اجرا می‌شود، اما تنظیمات کاربر دیگر ذخیره نمی‌شود. لطفا بررسی کن که آیا پرونده زودتر از موعد بسته می‌شود یا نه و یک آزمون بنویس که مشکل را نشان دهد. رابط عمومی را تغییر نده، چون گروه‌های دیگر هم از آن استفاده می‌کنند.",
    "تابستان‌ها به خانه پدربزرگ در روستا می‌رفتیم که باغ بزرگی از درختان گردو داشت. صبح‌ها با صدای خروس بیدار می‌شدیم و مادربزرگ نان تازه و پنیر روی سفره می‌گذاشت. شب‌ها روی پشت بام می‌خوابیدیم و ستاره‌ها را می‌شمردیم تا خوابمان ببرد.",
  ],
  Hindi: [
    "कल के अपडेट के बाद प्रोग्राम बिना किसी त्रुटि के शुरू होता है, लेकिन उपयोगकर्ता की सेटिंग अब सहेजी नहीं जाती। क्या आप जाँच सकते हैं कि फ़ाइल बहुत जल्दी बंद तो नहीं हो रही है, और एक परीक्षण जोड़ सकते हैं जो यह समस्या दिखाए? कृपया सार्वजनिक इंटरफ़ेस न बदलें।",
    "गर्मियों में हम दादी के गाँव जाते थे, जहाँ आम के पेड़ों की छाया में पूरा दिन बीत जाता था। दादा जी शाम को कुएँ के पास बैठकर पुरानी कहानियाँ सुनाते और बच्चे चुपचाप सुनते रहते। रात को छत पर सोते समय आसमान तारों से भरा होता था।",
  ],
  Bengali: [
    "গতকালের হালনাগাদের পর প্রোগ্রামটি কোনো ত্রুটি ছাড়াই চালু হয়, কিন্তু ব্যবহারকারীর সেটিংস আর সংরক্ষণ হয় না। তুমি কি দেখতে পারো ফাইলটি খুব তাড়াতাড়ি বন্ধ হচ্ছে কি না, আর সমস্যাটি দেখায় এমন একটি পরীক্ষা যোগ করতে পারো? দয়া করে ইন্টারফেস বদলাবে না।",
    "বর্ষাকালে নদীর পাড়ে আমাদের বাড়ির উঠোন জলে ভরে যেত, আর আমরা কাগজের নৌকা ভাসাতাম। ঠাকুমা জানালার পাশে বসে খিচুড়ি রান্না করতেন আর পুরোনো দিনের গান গাইতেন। সন্ধ্যায় সবাই একসঙ্গে বসে গল্প শুনত, বাইরে তখনও বৃষ্টি পড়ত।",
  ],
  Tamil: [
    "நேற்றைய புதுப்பிப்புக்குப் பிறகு நிரல் பிழையின்றித் தொடங்குகிறது, ஆனால் பயனரின் அமைப்புகள் இனி சேமிக்கப்படுவதில்லை. கோப்பு மிக விரைவில் மூடப்படுகிறதா என்று சரிபார்த்து, சிக்கலைக் காட்டும் ஒரு சோதனையைச் சேர்க்க முடியுமா? பொது இடைமுகத்தை மாற்ற வேண்டாம்.",
    "கோடை விடுமுறையில் நாங்கள் பாட்டியின் கிராமத்துக்குச் செல்வோம். காலையில் தாத்தா எங்களை ஆற்றங்கரைக்கு அழைத்துச் செல்வார், மாலையில் எல்லோரும் முற்றத்தில் அமர்ந்து கதை கேட்போம். மல்லிகைப் பூவின் மணம் வீடு முழுவதும் பரவியிருக்கும்.",
  ],
  Thai: [
    "หลังจากอัปเดตเมื่อวานนี้ โปรแกรมยังเปิดได้ตามปกติ แต่การตั้งค่าของผู้ใช้ไม่ถูกบันทึกอีกต่อไป ช่วยตรวจสอบหน่อยว่าไฟล์ถูกปิดเร็วเกินไปหรือไม่ และเพิ่มการทดสอบที่แสดงให้เห็นปัญหานี้ด้วย กรุณาอย่าเปลี่ยนส่วนที่ทีมอื่นใช้งานอยู่ เพราะเราไม่อยากให้งานของเขาพัง",
    "ทุกเช้าคุณยายจะตื่นก่อนพระอาทิตย์ขึ้นเพื่อเตรียมอาหารใส่บาตร กลิ่นข้าวหอมลอยไปทั่วบ้าน ส่วนคุณตานั่งซ่อมแหอยู่ริมคลองและเล่าเรื่องปลาตัวใหญ่ที่เคยจับได้ พวกเราหัวเราะเพราะรู้ว่าปลาตัวนั้นตัวใหญ่ขึ้นทุกปี แต่ไม่มีใครกล้าพูดออกมา",
  ],
  Korean: [
    "어제 업데이트한 뒤로 프로그램은 오류 없이 실행되지만 사용자 설정이 더 이상 저장되지 않습니다. 파일이 너무 일찍 닫히는지 확인하고 문제를 보여 주는 테스트를 추가해 주시겠어요? 다른 팀도 사용하고 있으니 공개 인터페이스는 바꾸지 말아 주세요. 그리고 설정 파일을 읽는 순서가 운영 체제마다 다른지도 살펴보고, 원인을 찾으면 먼저 설명해 주세요.",
    "할머니 댁은 기차역에서 한참을 걸어 들어가야 하는 작은 마을에 있었다. 여름이면 우리는 개울에서 발을 담그고 수박을 먹었고, 밤에는 마당에 돗자리를 펴고 별을 세었다. 할아버지는 늘 같은 옛날이야기를 들려주셨지만 끝은 매번 조금씩 달랐다. 지금도 비 오는 날이면 그 목소리와 감자 삶는 냄새가 함께 떠오른다.",
  ],
  Japanese: [
    "昨日の更新のあと、プログラムはエラーなしで起動しますが、ユーザーの設定が保存されなくなりました。ファイルが早く閉じられすぎていないか確認して、問題を再現するテストを追加してもらえますか。ほかのチームも使っているので、公開インターフェースは変更しないでください。また、設定ファイルを読み込む順番がシステムによって違うかどうかも調べて、原因が分かったら修正する前に説明してください。よろしくお願いします。",
    "祖母の家は駅からずいぶん歩いた山のふもとにあって、夏になると私たちは毎日のように川で遊んだ。夕方になると祖父が縁側に座り、若いころに乗っていた船の話をしてくれる。話の中の魚は年々大きくなったが、誰もそれを口には出さなかった。夜は蚊取り線香の匂いのする部屋で、遠くの列車の音を聞きながら眠った。朝になると味噌汁の湯気が台所の窓を白く曇らせていた。",
  ],
  Chinese: [
    "昨天更新之后，程序可以正常启动，但是用户的设置不再保存了。请检查一下文件是不是关闭得太早，并添加一个能够重现这个问题的测试。不要修改公共接口，因为其他团队也在使用它。另外，请看看配置文件的读取顺序在不同的操作系统上是否一致，如果找到了原因，先向我解释清楚再动手修改。最后把改动写进说明文档，方便以后查阅。还有一点，日志里不要出现用户的密码或者密钥。",
    "外婆家在一个离车站很远的小村子里，每到夏天，我们几个孩子就天天泡在河边。傍晚的时候，外公坐在院子里的老槐树下，给我们讲他年轻时跑船的故事。故事里的那条鱼一年比一年大，可是谁也不好意思说破。夜里大家把竹床搬到院子中间，一边数星星一边听远处的火车声，不知不觉就睡着了。早上醒来，厨房里已经飘出了米粥和咸菜的香味。",
  ],
  "Traditional Chinese": [
    "昨天更新之後，程式可以正常啟動，但是使用者的設定不再儲存了。請檢查檔案是不是太早關閉，並新增一個能夠重現這個問題的測試。不要修改公開介面，因為其他團隊也在使用它。另外，請確認設定檔的讀取順序在不同的作業系統上是否一致，如果找到原因，請先說明清楚再動手修改。最後把變更寫進說明文件，方便日後查閱。",
    "外婆家在一個離車站很遠的小村莊，每到夏天，我們幾個孩子就天天在溪邊玩水。傍晚時外公坐在院子裡的老榕樹下，講他年輕時跑船的故事。故事裡的那條魚一年比一年大，卻沒有人忍心拆穿。夜裡大家把涼蓆鋪在院子中間，一邊數星星一邊聽遠方的火車聲，不知不覺就睡著了。早上醒來，廚房已經飄出稀飯和醬瓜的香味。",
  ],
};
