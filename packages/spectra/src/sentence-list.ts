/** Every code of a problem or a warning, in words; `{detail}` stands for what was found. */
export const sentences: Readonly<Record<string, { readonly fr: string; readonly en: string }>> = {
  'file.empty': {
    fr: 'Le fichier est vide. Copiez-le à nouveau depuis l’instrument.',
    en: 'The file is empty. Copy it again from the instrument.',
  },
  'file.unknown': {
    fr: 'Ce format n’est pas reconnu. Exportez le spectre depuis le logiciel de l’instrument, en JCAMP-DX (.dx, .jdx) ou en CSV.',
    en: 'This format is not recognised. Export the spectrum from the instrument software as JCAMP-DX (.dx, .jdx) or CSV.',
  },
  'file.unsupported': {
    fr: 'Ce fichier est de la sorte « {detail} », qui n’est pas lue. Exportez le spectre depuis le logiciel de l’instrument, en JCAMP-DX (.dx, .jdx) ou en CSV.',
    en: 'This is a file of the kind “{detail}”, which is not read. Export the spectrum from the instrument software as JCAMP-DX (.dx, .jdx) or CSV.',
  },
  'file.cut': {
    fr: 'Le fichier s’arrête avant la fin du spectre ({detail}). Copiez-le à nouveau, ou exportez-le à nouveau depuis le logiciel de l’instrument.',
    en: 'The file stops before the end of the spectrum ({detail}). Copy it again, or export it again from the instrument software.',
  },
  'file.lies': {
    fr: 'Le fichier annonce une autre longueur que celle de ce qu’il contient ({detail}) : il est abîmé. Exportez le spectre à nouveau depuis le logiciel de l’instrument.',
    en: 'The file announces another length than that of what it holds ({detail}): it is damaged. Export the spectrum again from the instrument software.',
  },
  'file.not_infrared': {
    fr: 'Ce n’est pas un spectre infrarouge ({detail}). Choisissez un spectre infrarouge, en nombres d’onde (cm⁻¹) ou en longueurs d’onde.',
    en: 'This is not an infrared spectrum ({detail}). Choose an infrared spectrum, in wavenumbers (cm⁻¹) or wavelengths.',
  },
  'file.raman': {
    fr: 'C’est un spectre Raman ({detail}), qui ne se compare pas à l’infrarouge. Choisissez un spectre infrarouge.',
    en: 'This is a Raman spectrum ({detail}), which cannot be compared with infrared. Choose an infrared spectrum.',
  },
  'file.interferogram': {
    fr: 'Le fichier contient un interférogramme, pas encore un spectre ({detail}). Calculez le spectre dans le logiciel de l’instrument, puis enregistrez-le.',
    en: 'The file holds an interferogram, not yet a spectrum ({detail}). Compute the spectrum in the instrument software, then save it.',
  },
  'file.single_beam': {
    fr: 'Le fichier contient un spectre à un seul faisceau, sans rapport au fond ({detail}). Divisez-le par le fond dans le logiciel de l’instrument, puis enregistrez l’absorbance.',
    en: 'The file holds a single-beam spectrum, not divided by a background ({detail}). Divide it by the background in the instrument software, then save the absorbance.',
  },
  'file.no_spectrum': {
    fr: 'Le fichier ne contient aucun spectre. Vérifiez ce qui a été enregistré, puis exportez-le à nouveau en JCAMP-DX.',
    en: 'The file holds no spectrum. Check what was saved, then export it again as JCAMP-DX.',
  },
  'file.too_few_points': {
    fr: 'Le spectre n’a que {detail} point(s). Exportez le spectre entier depuis le logiciel de l’instrument.',
    en: 'The spectrum has only {detail} point(s). Export the whole spectrum from the instrument software.',
  },
  'file.too_many': {
    fr: 'Le fichier contient plus de spectres que ce qui est lu à la fois ({detail}). Exportez-les en plusieurs fichiers.',
    en: 'The file holds more spectra than are read at once ({detail}). Export them as several files.',
  },
  'file.bad_axis': {
    fr: 'Un nombre d’onde n’est pas un nombre ({detail}) : le fichier est abîmé. Exportez le spectre à nouveau depuis le logiciel de l’instrument.',
    en: 'A wavenumber is not a number ({detail}): the file is damaged. Export the spectrum again from the instrument software.',
  },
  'file.bad_number': {
    fr: 'Une valeur n’est pas un nombre ({detail}) : le fichier est abîmé. Exportez le spectre à nouveau depuis le logiciel de l’instrument.',
    en: 'A value is not a number ({detail}): the file is damaged. Export the spectrum again from the instrument software.',
  },
  'jcamp.bad_number': {
    fr: '« {detail} » se trouve là où un nombre était attendu. Exportez le spectre à nouveau, sans modifier le fichier dans un éditeur de texte.',
    en: '“{detail}” stands where a number was expected. Export the spectrum again, without changing the file in a text editor.',
  },
  'jcamp.bad_form': {
    fr: 'La forme du tableau de données, « {detail} », n’est pas celle d’un spectre. Exportez le spectre en JCAMP-DX comme courbe, de forme (X++(Y..Y)) ou (XY..XY).',
    en: 'The form of the data table, “{detail}”, is not that of a spectrum. Export the spectrum as a JCAMP-DX curve, of the form (X++(Y..Y)) or (XY..XY).',
  },
  'jcamp.no_label': {
    fr: 'Il manque l’indication ##{detail}=, sans laquelle les nombres d’onde sont inconnus. Exportez le spectre à nouveau depuis le logiciel de l’instrument.',
    en: 'The label ##{detail}= is missing, without which the wavenumbers are unknown. Export the spectrum again from the instrument software.',
  },
  'jcamp.nested': {
    fr: 'Les blocs du fichier s’emboîtent sans fin : il manque des ##END=. Exportez chaque spectre dans son propre fichier.',
    en: 'The blocks of the file are nested without end: ##END= is missing. Export each spectrum as a file of its own.',
  },
  'jcamp.peak_table': {
    fr: 'Le fichier ne contient qu’une liste de pics ({detail}), pas la courbe. Exportez le spectre entier depuis le logiciel de l’instrument.',
    en: 'The file holds only a list of peaks ({detail}), not the curve. Export the whole spectrum from the instrument software.',
  },
  'csv.no_columns': {
    fr: 'Aucun tableau de nombres n’a été trouvé. Il faut au moins deux colonnes : nombre d’onde, puis valeur.',
    en: 'No table of numbers was found. At least two columns are needed: wavenumber, then value.',
  },
  'csv.ambiguous': {
    fr: 'Les virgules peuvent être des décimales ou des séparateurs ({detail}). Exportez avec le point-virgule ou la tabulation comme séparateur.',
    en: 'Commas may be decimals or separators ({detail}). Export with a semicolon or a tab as separator.',
  },
  'csv.bad_number': {
    fr: '« {detail} » se trouve au milieu du tableau et n’est pas une ligne de nombres. Corrigez ou retirez cette ligne, ou exportez à nouveau.',
    en: '“{detail}” stands in the middle of the table and is no row of numbers. Correct or remove this line, or export again.',
  },
  'csv.short_row': {
    fr: 'Cette ligne a moins de colonnes que les autres. Corrigez-la, ou exportez le tableau à nouveau.',
    en: 'This line has fewer columns than the others. Correct it, or export the table again.',
  },
  'csv.unknown_axis': {
    fr: 'L’axe n’a pas de nom, et ses valeurs ({detail}) ne sont pas des nombres d’onde. Nommez la première colonne, par exemple « cm-1 », « µm » ou « nm ».',
    en: 'The axis has no name, and its values ({detail}) are not wavenumbers. Name the first column, such as “cm-1”, “µm” or “nm”.',
  },
  'axis.beyond_infrared': {
    fr: 'Le spectre va au-delà de l’infrarouge, jusqu’à {detail} cm⁻¹ : seule sa partie infrarouge sert.',
    en: 'The spectrum goes beyond the infrared, up to {detail} cm⁻¹: only its infrared part is of use.',
  },
  'axis.near_infrared': {
    fr: 'Le spectre commence à {detail} cm⁻¹ : il est du proche infrarouge, et ne se compare pas aux références du moyen infrarouge.',
    en: 'The spectrum begins at {detail} cm⁻¹: it is near infrared, and cannot be compared with mid-infrared references.',
  },
  'axis.converted': {
    fr: 'L’axe était en {detail} ; il a été converti en cm⁻¹.',
    en: 'The axis was in {detail}; it was converted to cm⁻¹.',
  },
  'axis.guessed': {
    fr: 'Le fichier ne dit pas l’unité de l’axe : cm⁻¹ est supposé. Vérifiez qu’un pic connu est à sa place.',
    en: 'The file does not say the unit of the axis: cm⁻¹ is assumed. Check that a known peak is in its place.',
  },
  'axis.repeated': {
    fr: '{detail} point(s) au même nombre d’onde qu’un autre ont été laissés de côté.',
    en: '{detail} point(s) at the same wavenumber as another were left out.',
  },
  'axis.sorted': {
    fr: 'Les nombres d’onde n’étaient pas dans l’ordre ; ils ont été triés. Vérifiez la courbe.',
    en: 'The wavenumbers were not in order; they were sorted. Check the curve.',
  },
  'blocks.skipped': {
    fr: '{detail} autre(s) mesure(s) du fichier, qui ne sont pas des spectres infrarouges, ont été laissées de côté.',
    en: '{detail} other measurement(s) in the file, which are not infrared spectra, were left out.',
  },
  'csv.trailer': {
    fr: '{detail} ligne(s) après le tableau ne sont pas des nombres et ont été laissées de côté.',
    en: '{detail} line(s) after the table are not numbers and were left out.',
  },
  'header.deltax': {
    fr: 'Le pas annoncé n’est pas celui du spectre ({detail}). Vérifiez qu’un pic connu est à sa place.',
    en: 'The step announced is not that of the spectrum ({detail}). Check that a known peak is in its place.',
  },
  'header.firsty': {
    fr: 'La première valeur n’est pas celle qui est annoncée ({detail}). Vérifiez la courbe.',
    en: 'The first value is not the one announced ({detail}). Check the curve.',
  },
  'header.maxy': {
    fr: 'La plus grande valeur n’est pas celle qui est annoncée ({detail}). Vérifiez la courbe.',
    en: 'The largest value is not the one announced ({detail}). Check the curve.',
  },
  'header.miny': {
    fr: 'La plus petite valeur n’est pas celle qui est annoncée ({detail}). Vérifiez la courbe.',
    en: 'The smallest value is not the one announced ({detail}). Check the curve.',
  },
  'header.points': {
    fr: 'Le nombre de points n’est pas celui qui est annoncé ({detail}). Vérifiez la courbe.',
    en: 'The number of points is not the one announced ({detail}). Check the curve.',
  },
  'jcamp.check_failed': {
    fr: '{detail} ligne(s) ne répètent pas la dernière valeur de la précédente : le fichier est peut-être abîmé. Vérifiez la courbe.',
    en: '{detail} line(s) do not repeat the last value of the one before: the file may be damaged. Check the curve.',
  },
  'jcamp.no_end': {
    fr: 'Le fichier se termine sans ##END= : il est peut-être incomplet. Vérifiez la fin de la courbe.',
    en: 'The file ends without ##END=: it may be incomplete. Check the end of the curve.',
  },
  'jcamp.stray_rows': {
    fr: '{detail} ligne(s) commencent à un autre nombre d’onde que celui attendu. Vérifiez qu’un pic connu est à sa place.',
    en: '{detail} line(s) begin at another wavenumber than expected. Check that a known peak is in its place.',
  },
  'kind.absorption_coefficient': {
    fr: 'Les valeurs sont des coefficients d’absorption ; elles sont lues comme une absorbance, à un facteur près.',
    en: 'The values are absorption coefficients; they are read as absorbance, up to a factor.',
  },
  'kind.guessed': {
    fr: 'Le fichier ne dit pas clairement ce que sont les valeurs ; elles sont supposées d’après leur allure ({detail}). Vérifiez que les bandes vont dans le bon sens.',
    en: 'The file does not say plainly what the values are; they are assumed from how they look ({detail}). Check that the bands point the right way.',
  },
  'kind.kubelka_munk': {
    fr: 'Les valeurs sont en unités de Kubelka-Munk (réflexion diffuse) ; elles sont lues comme une absorbance.',
    en: 'The values are in Kubelka–Munk units (diffuse reflection); they are read as absorbance.',
  },
  'kind.log_reflectance': {
    fr: 'Les valeurs sont log(1/R) ; elles sont lues comme une absorbance, sans correction de l’ATR.',
    en: 'The values are log(1/R); they are read as absorbance, without ATR correction.',
  },
  'opus.compensated': {
    fr: 'Le fichier contient l’absorbance mesurée et celle que le logiciel a corrigée de l’air ; la seconde est lue.',
    en: 'The file holds the absorbance as measured and as corrected for air by the software; the second is read.',
  },
  'percent.guessed': {
    fr: 'Des valeurs dépassent 2 : elles sont lues comme des pour cent.',
    en: 'Some values exceed 2: they are read as per cent.',
  },
  'spc.old_format': {
    fr: 'Le fichier est de l’ancien format SPC (LabCalc) ; vérifiez la courbe.',
    en: 'The file is in the old SPC format (LabCalc); check the curve.',
  },
  'values.flat': {
    fr: 'Toutes les valeurs sont égales : rien n’a été mesuré, ou le fichier est abîmé.',
    en: 'All values are equal: nothing was measured, or the file is damaged.',
  },
  'values.missing': {
    fr: '{detail} point(s) sans valeur ont été laissés de côté.',
    en: '{detail} point(s) without a value were left out.',
  },
  'write.empty': {
    fr: 'Il n’y a pas de spectre à écrire : il a moins de deux points.',
    en: 'There is no spectrum to write: it has fewer than two points.',
  },
  'absorbance.from_reflectance': {
    fr: 'L’absorbance est calculée à partir d’une réflectance, comme −log R.',
    en: 'Absorbance is computed from reflectance, as −log R.',
  },
  'absorbance.clamped': {
    fr: '{detail} point(s) sans lumière transmise sont bornés : ces bandes sont saturées.',
    en: '{detail} point(s) without any light are limited: these bands are saturated.',
  },
  'resample.too_few': {
    fr: 'Le spectre a trop peu de points ({detail}). Exportez le spectre entier depuis le logiciel de l’instrument.',
    en: 'The spectrum has too few points ({detail}). Export the whole spectrum from the instrument software.',
  },
  'replicates.unequal': {
    fr: 'Les répétitions ne sont pas sur la même grille ({detail}). Ramenez-les d’abord sur une grille commune.',
    en: 'The replicates are not on the same grid ({detail}). Bring them to a common grid first.',
  },
  'savitzky_golay.window': {
    fr: 'La fenêtre de dérivation ne convient pas ({detail}). Choisissez une largeur impaire, plus grande que l’ordre.',
    en: 'The derivative window does not fit ({detail}). Choose an odd width, larger than the order.',
  },
  'index.not_an_index': {
    fr: 'Ce fichier n’est pas un index de spectres. Choisissez un index, ou un dossier de spectres.',
    en: 'This file is not an index of spectra. Choose an index, or a folder of spectra.',
  },
  'index.cut': {
    fr: 'L’index est incomplet. Copiez-le à nouveau, ou construisez-le à nouveau.',
    en: 'The index is incomplete. Copy it again, or build it again.',
  },
  'index.version': {
    fr: 'L’index est d’une autre version ({detail}). Construisez-le à nouveau.',
    en: 'The index is of another version ({detail}). Build it again.',
  },
  'index.damaged': {
    fr: 'L’index est abîmé. Copiez-le à nouveau, ou construisez-le à nouveau.',
    en: 'The index is damaged. Copy it again, or build it again.',
  },
  'index.empty': {
    fr: 'La bibliothèque ne contient aucun spectre. Ajoutez au moins une référence.',
    en: 'The library holds no spectrum. Add at least one reference.',
  },
  'index.name_twice': {
    fr: 'Deux références portent le même nom ({detail}). Renommez l’une d’elles.',
    en: 'Two references have the same name ({detail}). Rename one of them.',
  },
  'search.top': {
    fr: 'Le nombre de résultats demandé doit être un entier d’au moins 1 ({detail}).',
    en: 'The number of hits asked for must be a whole number of at least 1 ({detail}).',
  },
  'compare.other_grid': {
    fr: 'Les spectres ne sont pas sur la même grille ({detail}). Ramenez-les d’abord sur la grille de la bibliothèque.',
    en: 'The spectra are not on the same grid ({detail}). Bring them to the library’s grid first.',
  },
  'compare.not_covered': {
    fr: 'Le spectre couvre trop peu de la région comparée ({detail}). Mesurez ou exportez une région plus large.',
    en: 'The spectrum covers too little of the region compared ({detail}). Measure or export a wider region.',
  },
  'compare.flat': {
    fr: 'Le spectre est plat dans la région comparée : il n’y a rien à comparer. Mesurez à nouveau.',
    en: 'The spectrum is flat in the region compared: there is nothing to compare. Measure again.',
  },
  'unmix.no_references': {
    fr: 'Il n’y a pas de référence parmi lesquelles chercher. Ajoutez-en à la bibliothèque.',
    en: 'There are no references to search among. Add some to the library.',
  },
  'unmix.reference_gap': {
    fr: 'La référence {detail} ne couvre pas la région utilisée. Remplacez-la ou retirez-la.',
    en: 'Reference {detail} does not cover the region used. Replace or remove it.',
  },
  'unmix.reference_flat': {
    fr: 'La référence {detail} est plate dans la région utilisée. Remplacez-la ou retirez-la.',
    en: 'Reference {detail} is flat in the region used. Replace or remove it.',
  },
  'unmix.sample_gap': {
    fr: 'L’échantillon ne couvre pas la région utilisée ({detail}). Mesurez ou exportez une région plus large.',
    en: 'The sample does not cover the region used ({detail}). Measure or export a wider region.',
  },
  'calibrate.too_few': {
    fr: 'Il faut au moins six échantillons de teneur connue, il y en a {detail}. Mesurez-en d’autres.',
    en: 'At least six samples of known amount are needed, there are {detail}. Measure more.',
  },
  'calibrate.same_amounts': {
    fr: 'Tous les échantillons ont la même teneur : il n’y a rien à apprendre. Mesurez-en d’autres teneurs.',
    en: 'All samples have the same amount: there is nothing to learn. Measure some of other amounts.',
  },
  'quality.too_weak': {
    fr: 'Le spectre est trop faible (bande la plus haute : {detail}). Mettez plus d’échantillon ou serrez davantage, puis mesurez à nouveau.',
    en: 'The spectrum is too weak (highest band: {detail}). Use more sample or press harder, then measure again.',
  },
  'quality.saturated': {
    fr: 'Le spectre est saturé (absorbance jusqu’à {detail}). Mettez moins d’échantillon, puis mesurez à nouveau.',
    en: 'The spectrum is saturated (absorbance up to {detail}). Use less sample, then measure again.',
  },
  'quality.noisy': {
    fr: 'Le spectre est trop bruité (signal sur bruit : {detail}). Nettoyez le cristal et mesurez avec plus de balayages.',
    en: 'The spectrum is too noisy (signal to noise: {detail}). Clean the crystal and measure with more scans.',
  },
  'quality.moisture': {
    fr: 'Une large bande O–H domine ({detail} de la plus haute) : l’échantillon est humide, ou riche en sucres. S’il peut l’être, séchez-le, puis mesurez à nouveau.',
    en: 'A broad O–H band dominates ({detail} of the highest): the sample is moist, or rich in sugars. If it can be, dry it, then measure again.',
  },
  'quality.water_vapour': {
    fr: 'La vapeur d’eau de l’air se voit ({detail}). Mesurez le fond à nouveau, juste avant l’échantillon.',
    en: 'Water vapour of the air shows ({detail}). Measure the background again, just before the sample.',
  },
  'quality.carbon_dioxide': {
    fr: 'Le dioxyde de carbone de l’air se voit ({detail}). Cela ne gêne pas la comparaison, qui laisse cette région de côté.',
    en: 'Carbon dioxide of the air shows ({detail}). It does not disturb the comparison, which leaves that region out.',
  },
  'quality.not_atr_corrected': {
    fr: 'C’est un spectre ATR sans correction : les bandes des grands nombres d’onde y sont plus faibles qu’en transmission. Comparez-le de préférence à des références ATR.',
    en: 'This is an ATR spectrum without correction: its bands at high wavenumbers are weaker than in transmission. Compare it with ATR references where there are some.',
  },
  'quality.short': {
    fr: 'Le spectre ne couvre que {detail} de la région commune. Mesurez ou exportez une région plus large.',
    en: 'The spectrum covers only {detail} of the common region. Measure or export a wider region.',
  },
}
